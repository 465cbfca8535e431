import { forms } from '../grammar.ts';

const that = '(that|this|the (confusion|misunderstanding))';
const desk = '(front desk|desk) [assistant]|(automated|virtual|digital|ai|front desk) assistant';

/** To be polite takes no facts. Nothing here agrees, thanks for a booking or says goodbye as after one. */
export const courtesy = [
  forms(
    'states',
    () => true,
    `
    (hello|hi) [there] [[,] CLIENT]
    (thank you|thanks) [so much|very much|a lot|again] [[,] CLIENT]
    (thank you|thanks) for (asking|telling me|letting me know|your message|your question|your patience|the question|writing|reaching out|sharing (that|this)|your interest)
    [i am] [so|very|really] sorry [(about|for) ${that}|to hear (that|this)] [[,] CLIENT]
    [my] apologies [for ${that}]
    i (apologise|apologize) [for ${that}]
    [i am|i would be] (happy|glad) to help [you]
    [it is] my pleasure
    (one|just a) moment
    i (see|understand)
    good question
    i appreciate your (patience|message|question)
    i am [doing] (well|fine|very well|great)
    [it is] [very] nice to meet you [[,] CLIENT]
    (welcome to|hello from|this is [the front desk (of|at)]) SHOP
    i am [just|only] (the|an) (${desk}) [(of|at|for) SHOP]
    (that is|how) [very] kind [of you]
    `,
  ),
];

import { forms } from '../grammar.ts';
import { isClients, isStrange } from './topic.ts';

const unable = '(i can not|i could not|i am not able to|i am unable to)';
const unknowing = `(${unable} (tell|say|tell you)|i do not know)`;

/** Not to know, and not to have understood. Of what the desk does know nobody says so. */
export const ignorance = [
  forms(
    'states',
    (_, { isUnderstood }) => !isUnderstood,
    `
    ${unknowing} [that|this]
    ${unable} (answer|tell you|help you with|help with) (that|this) [question]
    i do not know the answer [to (that|this) [question]]
    i am not sure [about (that|this)]
    i (do not|can not) (have|find|give) [you] [that|any|an] (answer|information) [(about|on|to) (that|this)]
    i have no (answer|information) [(about|on|to) (that|this)]
    (that|this) is (something|a question) [that] (i can not (tell|answer|help [you] with)|i do not know)
    (that|this) is not (something|a question|anything) [that] i can (tell|answer|help [you] with)
    that i (can not tell [you]|do not know)
    `,
  ),
  forms(
    'states',
    isStrange,
    `
    ${unable} (tell|say) [you] [anything|more|much] (about|whether|if) TOPIC
    ${unable} (help|help you|answer questions) (with|about) TOPIC
    i do not know [anything|more|much] (about|whether|if) TOPIC
    i am not sure (about|whether|if) TOPIC
    i (do not have|have no) [any] (answer|information|details) (about|on) TOPIC
    `,
  ),
  forms(
    'states',
    () => true,
    `
    i (do not|did not) [quite|fully|really] (understand|follow|get (that|it|you)|catch (that|it)) [that|this|it|you|what you mean|what you meant|what you need]
    i am not [quite|entirely] sure [that] i [quite|fully|correctly|have] (understand|follow|understood|followed) [that|you|what you mean|correctly]
    i am not [quite|entirely] sure what (you mean|you meant|you need|you would like|you are (asking|looking) [for]|that means|to make of (that|this))
    i (can|could) only help [you] with (appointments|appointments and questions about SHOP) [here|at SHOP]
    i can not follow
    `,
  ),
  forms(
    'states',
    isClients,
    `
    i (do not|did not) [quite] (understand|get|catch|know) (what TOPIC means|what you mean by TOPIC)
    i (do not|did not) [quite] (understand|get|catch) TOPIC
    i am not [quite] sure what (you mean by TOPIC|TOPIC means)
    `,
  ),
];

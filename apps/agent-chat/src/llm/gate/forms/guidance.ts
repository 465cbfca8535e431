import { forms } from '../grammar.ts';

const book = '(book|make|arrange|move|change|reschedule|cancel)';
const errand = `(${book} an appointment|book , (move|change|reschedule) or cancel an appointment|with (an appointment|appointments|a booking))`;
const help = '(i can|i could|i am here to|i would be (happy|glad) to|i am (happy|glad) to)';

/** What can be done here by writing: the desk does all of it. */
export const guidance = [
  forms(
    'states',
    () => true,
    `
    ${help} help [you] [to] ${errand} [here|at SHOP]
    you can ${errand} (here|with me)
    you can [also|always] (tell|ask) me [about (services|our services|prices|times|services and prices|services , prices and times)]
    you can [also|always] (tell me|say) ((which|what) (day|service|time) you would like|what you would like|what you need|a day|a time|a day and a time)
    you can [also|always] (say|put) (it|that) (again|in other words|differently)
    you can [also|always] (choose|pick) a (day|time|service)
    `,
  ),
];

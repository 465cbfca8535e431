import { isWith } from '../agreement.ts';
import { forms } from '../grammar.ts';
import { ofKind } from '../mention.ts';

/** The appointment that the client has opened in this conversation, as it stands. */
export const own = [
  forms(
    'states',
    ({ mentions }, { own: fact }) =>
      fact !== null &&
      ofKind(mentions, 'time').every(
        ({ time, date }) => time === fact.time && date === fact.date,
      ) &&
      ofKind(mentions, 'service').every(({ service }) => service.id === fact.serviceId) &&
      isWith(
        fact,
        ofKind(mentions, 'staff').map(({ staff }) => staff.id),
      ),
    `
    your (appointment|visit|booking) [for SERVICE] [with STAFF] is TIME [with STAFF] [for SERVICE]
    you have (an|your) appointment [for SERVICE] [with STAFF] TIME [with STAFF] [for SERVICE]
    your (appointment|visit|booking) is (for SERVICE [with STAFF]|with STAFF [for SERVICE])
    `,
  ),
];

import { areAble, areKnownDays } from '../agreement.ts';
import { forms } from '../grammar.ts';
import { anyDay, anyKind, anyStaff, ofVisit, theirContact, theirName } from './details.ts';
import { isClients } from './topic.ts';

const like = '(would you like|do you want|would you prefer|do you prefer)';
const wish = `(${like}|do you need|are you (looking for|interested in|thinking of|after)|(did|do) you have in mind|do you mean|did you mean)`;
const suits =
  '((suits you|works [for you]|is best|would suit you|would work [for you]|would be best) [best|better] [for you])';
const when = '[preferred|particular|specific] (day|time|date|days|times)';
const days = `(${when} [(and|or) [a|what|which] ${when}])`;
const part = '[in] ([the|a] (morning|afternoon|evening)|mornings|afternoons|evenings)';
const kinds = '(service|services|treatment|kind of (service|treatment|KIND)|KIND|of our services)';
const toCome = '[to (come|come in|visit|book|have it|start)]';

/** A detail of a visit, as it is asked for. */
const service = `(which|what) ([${kinds}|one] ${wish}|${kinds} is it for) [to (book|have|try|come for)] ${ofVisit} [, ${anyKind}]`;
const time = `((which|what) ${days} (${suits}|${wish}|can you come|are you (free|available)|is it for)|when ${like} (${toCome}|SERVICE)|when are you (free|available)|when can you come [in]|when would (suit you|be good [for you]|work [for you]) [best]) ${toCome} ${ofVisit}`;
const who = `((who|whom) ${like} [to (see|be with)]|with whom ${like} [to be]) [for SERVICE] [, ${anyStaff}]`;

/** The same behind "could you tell me". */
const detail = `((which|what) [${kinds}] (you (would like|want|need|are looking for|have in mind|mean)|it is for) [to (book|have|do)]|(which|what) ${days} (${suits}|you (would like|would prefer|prefer|have in mind|mean|are free|are available))|when you (would like|want|can) ${toCome}|a ${days} [that (suits|works for) you|you would like]|(who|whom) you would like [to (see|be with)]|[a (bit|little)] more [about (it|that|this|what you (need|would like|are looking for|have in mind))]|what (i can do for you|you would like to do|you mean)|how i can help [you]) ${ofVisit}`;

const tell = '(tell me|let me know|say|clarify|explain)';
const could = '(can|could|would) you [kindly]';
const may = '(may|can|could) i [please] (have|get|ask for|ask|know)';
const give = '(tell me|give me|let me know|let me have)';
const again = '(again|once more|in other words|another way|differently|in another way)';

/** For what is missing, and for what is meant. */
export const questions = [
  forms(
    'asks',
    (said, facts) => areAble(said, facts) && areKnownDays(said.mentions, facts),
    `
    ${service}
    ${service} and when
    ${service} and [on|at|for] (which|what) ${days}
    ${time}
    ${who}
    [and] [on|at|for] (which|what) ${days}
    [and] (when|with whom)
    ${wish} [to (have|try)] ${anyKind} [with ${anyStaff}]
    is it for ${anyKind}
    (how|what) about ${anyKind} [with ${anyStaff}]
    is there a (service|treatment|KIND|${days}) [that] (you (would like|prefer|would prefer|have in mind|want) [to book]|${suits}) ${ofVisit}
    (${like}|do you mean|is it) [to (see|be with)|with] ${anyStaff} [for SERVICE]
    do you have (a|any) ([particular] (service|treatment|KIND|preference)|${days}) [in mind|for (a member of staff|a day|a time)] ${ofVisit}
    (would|does|do) ${anyDay} (be (better|good)|suit you|work) [for you]
    (do you mean|is it|how about|what about) ${anyDay}
    ${like} ${part} or ${part}
    would ${part} or ${part} (be better|suit you [better]|work [better] for you)
    [are] ${part} or ${part} [better for you]
    ${could} ${tell} ${detail}
    may i ask ${detail}
    `,
  ),
  forms(
    'asks',
    () => true,
    `
    what (would you like [to (do|book|ask|know)]|can i do for you|may i do for you|do you need)
    (how|what) (can|may) i help [you] [with] [today]
    how may i be of help
    (would you like|do you want) to book , (move|change|reschedule) or cancel an appointment
    ${could} (say|repeat|put|explain|rephrase) (that|it|this) [${again}] [for me]
    ${could} (rephrase|be more specific|be a bit more specific|clarify|explain|say more) [that|it]
    is it for you [or for (somebody|someone) else]
    `,
  ),
  forms(
    'asks',
    isClients,
    `
    what do you mean by TOPIC
    ${could} (tell me|say) [a (bit|little)] more about TOPIC
    ${could} (tell me|say|explain) what you mean by TOPIC
    `,
  ),
  forms(
    'asks',
    (_, { has }) => !has.name,
    `
    (what is|${may}|${could} (tell me|give me)) ${theirName}
    (under|for) (what|which) name is it
    (what|which) name (is it for|should it be under)
    who is it for
    [and] ${theirName}
    `,
  ),
  forms(
    'asks',
    (_, { has }) => !has.contact,
    `
    (what is|${may}|${could} (tell me|give me)) ${theirContact}
    [and] ${theirContact}
    what is the best (phone number|number) to reach you [at|on]
    `,
  ),
  forms(
    'asks',
    (_, { has }) => !has.name && !has.contact,
    `(what is|${may}|${could} (tell me|give me)) ${theirName} and ${theirContact}`,
  ),
  forms(
    'invites',
    (said, facts) => areAble(said, facts) && areKnownDays(said.mentions, facts),
    `
    [just] (tell me|let me know) ${detail}
    (choose|pick|name) a (service|treatment|KIND|${days})
    (say|put) (it|that) ${again}
    `,
  ),
  forms('invites', (_, { has }) => !has.name, `${give} ${theirName}`),
  forms('invites', (_, { has }) => !has.contact, `${give} ${theirContact}`),
  forms(
    'invites',
    (_, { has }) => !has.name && !has.contact,
    `${give} ${theirName} and ${theirContact}`,
  ),
];

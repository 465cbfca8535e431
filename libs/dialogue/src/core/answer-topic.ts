import type { Command, Topic } from '../command.ts';
import { say, type Draft, type Then } from './draft.ts';
import { action } from './options.ts';
import { answerOwn, atLarge, isOwn } from './answer-own.ts';
import { askWhat } from './proceed.ts';
import { answerGrave } from './answer-grave.ts';
import { tellStatus } from './answer-status.ts';
import { staffOf, type TenantFacts } from './tenant-facts.ts';

type Ask = Extract<Command, { kind: 'ask' }>;

/** Answers from the tenant's data and comes back to what was being asked. */
export function answerTopic(draft: Draft, command: Ask): Then {
  const { topic, about } = command;
  if (topic === 'greeting') return greet(draft);
  if (topic === 'status') return tellStatus(draft);
  if (isOwn(topic)) return answerOwn(draft, topic) ?? answerTopic(draft, atLarge(command));
  const grave = answerGrave(draft, topic, about?.resourceId ?? null);
  draft.state.topicService = about?.serviceId ?? draft.state.topicService;
  if (grave !== undefined) return grave;
  answer(draft, command);
  return 'ask-again';
}

function greet(draft: Draft): Then {
  say(draft, 'greeting', {});
  return draft.state.flow === 'none' ? askWhat(draft) : 'ask-again';
}

function answer(draft: Draft, { topic, about }: Ask): void {
  const { tenant } = draft;
  const { profile } = tenant;
  const serviceIds = servicesInQuestion(draft, about);
  switch (topic) {
    case 'hours':
      return void say(draft, 'answer-hours', { date: about?.date ?? null });
    case 'address':
      return orUnknown(draft, topic, profile.address, () => say(draft, 'answer-address', {}));
    case 'prices':
      return orUnknown(draft, topic, priced(tenant), () =>
        say(draft, 'answer-prices', { serviceIds }),
      );
    case 'duration':
      return void say(draft, 'answer-duration', { serviceIds });
    case 'services':
      return void say(draft, 'answer-services', { resourceId: about?.resourceId ?? null });
    case 'staff':
      return void say(draft, 'answer-staff', { serviceId: about?.serviceId ?? null });
    case 'contact':
      return orUnknown(draft, topic, profile.phone ?? profile.email, () =>
        say(draft, 'answer-contact', {}),
      );
    case 'arrival':
      return orUnknown(draft, topic, profile.arrivalNote, () => say(draft, 'answer-arrival', {}));
    case 'parking':
    case 'preparing':
      return orUnknown(draft, topic, noted[topic].test(profile.arrivalNote ?? ''), () =>
        say(draft, 'answer-arrival', {}),
      );
    case 'faq':
      return tellFaq(draft, about?.faq ?? []);
    case 'late':
      return void say(draft, 'answer-late', { booked: hasOne(draft) }, lateOptions(draft));
    case 'refund':
      return void say(draft, 'answer-refund', {}, [action('person')]);
    default:
      return answerPlainly(draft, topic);
  }
}

/** What needs no data; everything else is not known here. */
function answerPlainly(draft: Draft, topic: Topic): void {
  switch (topic) {
    case 'change-policy':
    case 'abilities':
    case 'identity':
    case 'thanks':
    case 'early':
    case 'zone':
    case 'usual':
      return void say(draft, `answer-${topic}`, {});
    default:
      return notKnown(draft, topic);
  }
}

/** Whether the note on arriving says something of it. */
const noted = {
  parking: /\b(?:park\w*|cars?|garage)\b/iu,
  preparing: /\b(?:bring\w*|wear\w*|towels?|mats?|cloth\w*|shoes?|barefoot)\b/iu,
};

/** What is not in the data is not said. */
function orUnknown(draft: Draft, topic: Topic, known: unknown, then: () => unknown): void {
  if (known === undefined || known === '' || known === false) notKnown(draft, topic);
  else then();
}

/** Said once a turn, however many of its questions have no answer here. */
function notKnown(draft: Draft, topic: Topic): void {
  const index = draft.prompts.findIndex(({ id }) => id === 'answer-unknown');
  const said = draft.prompts[index];
  if (said?.id !== 'answer-unknown') return void say(draft, 'answer-unknown', { topics: [topic] });
  const topics = [...said.params.topics, topic];
  draft.prompts[index] = { ...said, params: { topics } };
}

function tellFaq(draft: Draft, places: readonly number[]): void {
  const known = places.filter((place) => draft.tenant.profile.faq?.[place] !== undefined);
  if (known.length === 0) notKnown(draft, 'other');
  else say(draft, 'answer-faq', { places: known });
}

/** An appointment was booked or proved in this conversation, and nothing else is under way. */
const hasOne = ({ state: { flow, appointment } }: Draft): boolean =>
  flow === 'none' && appointment?.status === 'confirmed';

/** Who comes late to an appointment of this conversation may move it. */
const lateOptions = (draft: Draft) =>
  hasOne(draft) ? [action('move'), action('person')] : [action('person')];

const priced = (tenant: TenantFacts): boolean =>
  tenant.services.some((service) => typeof service.priceMinor === 'number');

/** The services named, else the one being booked, else what that person does, else all. */
function servicesInQuestion(draft: Draft, about: Ask['about'] = {}): string[] {
  const { serviceId, serviceIds, resourceId } = about;
  if (serviceIds !== undefined) return [...serviceIds];
  if (serviceId !== undefined) return [serviceId];
  if (draft.state.flow === 'book' && draft.state.wish.serviceIds.length > 0) {
    return [...draft.state.wish.serviceIds];
  }
  return draft.tenant.services
    .filter(
      (service) =>
        resourceId === undefined ||
        staffOf(draft.tenant, service).some((resource) => resource.id === resourceId),
    )
    .map((service) => service.id);
}

import {
  createState,
  type AppointmentFacts,
  type Command,
  type DialogueState,
  type FreeSlot,
} from '@gomomo/dialogue';
import { factsOf, type GateFacts } from '../../src/llm/gate/gate-facts.ts';
import { createHandles } from '../../src/llm/handles.ts';
import { facial, modelTurn, tenant, tuesdayAt, yoga } from '../model-turn.ts';

const [ana = '', , priya = ''] = tenant.resources.map(({ id }) => id);

/** The same house with texts in which much depends on a condition. */
export const strictHouse = {
  ...tenant,
  profile: {
    ...tenant.profile,
    tagline: 'Massage, facials and yoga in Brooklyn.',
    arrivalNote: 'Please come five minutes early; the door is on the left of the bakery.',
    faq: [
      {
        question: 'Can I cancel?',
        answer:
          'You can cancel free of charge until 24 hours before. After that half the price is due.',
      },
      { question: 'Is there parking?', answer: 'It is behind the house.' },
      { question: 'Is coffee free?', answer: 'We have it in the kitchen.' },
      { question: 'Are children welcome?', answer: 'Children are welcome on Saturdays only.' },
      { question: 'Do you take cards?', answer: 'We take cards and cash.' },
      { question: 'Is there wifi?', answer: 'Yes.' },
      { question: 'May I come early?', answer: 'Of course, no problem.' },
      { question: 'How do I pay?', answer: 'Cash, not cards.' },
      { question: 'Is there a bar?', answer: 'Yes. It is open to all.' },
      { question: 'Is there a sauna?', answer: 'The sauna is for members. They pay nothing.' },
    ],
  },
};

interface Scene {
  readonly text?: string;
  readonly tenant?: typeof tenant;
  readonly state?: Partial<DialogueState>;
  readonly own?: readonly Command[];
  readonly found?: readonly (readonly [serviceId: string, slots: readonly FreeSlot[]])[];
}

const { wish: nothing, client: nobody } = createState();
const talkOfYoga = { wish: { ...nothing, serviceIds: [yoga.id] } };
const yogaFound = [[yoga.id, [tuesdayAt('14:00'), tuesdayAt('15:00')]]] as const;
const withOne = (time: string, id: string): FreeSlot => ({ ...tuesdayAt(time), resourceIds: [id] });

const times = { createdAt: '2026-11-20T15:00:00Z', updatedAt: '2026-11-20T15:00:00Z' };
const appointment: AppointmentFacts = {
  ...{ id: 'appointment-1', version: 1, status: 'confirmed', reference: '7QK4-MD2X' },
  ...{ service: { id: facial.id, name: facial.name }, resource: { id: ana, name: 'Ana' } },
  ...{ start: '2026-11-27T15:00:00-05:00', end: '2026-11-27T15:45:00-05:00' },
  ...{
    timeZone: tenant.timeZone,
    channel: 'web',
    client: { ...nobody, id: 'client-1', name: 'Dana Reed' },
    ...times,
  },
  ...{ notes: null, sync: { googleCalendar: 'none', excel: 'none' } },
};

/** Where in a conversation something is said. */
export const scenes = {
  /** A search has found Tuesday at 2 and at 3 with Priya. */
  'of yoga': { state: talkOfYoga, found: yogaFound },
  'of nothing yet': {},
  'of two services': {
    state: talkOfYoga,
    found: [...yogaFound, [facial.id, [withOne('10:00', ana), withOne('11:00', priya)]]],
  },
  'of an appointment': { text: 'is it long, said the parrot', state: { appointment } },
  'of the house': { text: 'do parrots pay for parking', tenant: strictHouse },
  'at a summary': { state: { ...talkOfYoga, pending: { kind: 'confirm', of: 'book' } } },
  'with a client who is known': {
    state: { client: { ...nobody, name: 'Dana Reed', phone: '+12125550143' } },
  },
  'of a price that the desk tells': {
    text: 'how much is the facial for a parrot',
    own: [
      { kind: 'ask', topic: 'prices' },
      { kind: 'unread', said: ['for a parrot'], holdsBack: true },
    ],
  },
} as const satisfies Readonly<Record<string, Scene>>;

export type SceneName = keyof typeof scenes;

/** Sentences by what is wrong with them, by where they are said. */
export type Kinds = Partial<Record<SceneName, Readonly<Record<string, readonly string[]>>>>;

export function sceneFacts(name: SceneName): GateFacts {
  const { found = [], ...more }: Scene = scenes[name];
  const turn = modelTurn(more);
  const handles = createHandles(turn);
  for (const [serviceId, slots] of found)
    handles.mint(slots, { serviceId, resourceId: null, when: [] });
  return factsOf(turn, handles);
}

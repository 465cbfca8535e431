import type { Session } from '../src/index.ts';
import { createFakeStage, type FakeStage } from './fake/fake-stage.ts';

export type Question = 'book' | 'reschedule' | 'cancel';
export type Channel = 'chat' | 'voice';

export const questions: readonly Question[] = ['book', 'reschedule', 'cancel'];
export const channels: readonly Channel[] = ['chat', 'voice'];

/** A conversation at one of the three questions that a yes commits, ready to be answered. */
export interface AtQuestion {
  /** True when the answer wrote a row: booked, moved or cancelled. */
  commits(says: string): Promise<boolean>;
}

const openings: Readonly<Record<Question, readonly string[]>> = {
  book: ['yoga on wednesday at 2pm', 'Dana Reed', '212 555 0143'],
  reschedule: ['I want to reschedule my appointment', '{ref}', '212 555 0143', 'thursday at 3pm'],
  cancel: ['cancel {ref}', '212 555 0143'],
};

async function converse(stage: FakeStage, channel: Channel, session: Session | null, text: string) {
  const answer = await stage.frontDesk.converse({
    ...(session ? { session } : {}),
    tenant: 'bloom',
    turn: { kind: 'text', text },
    channel,
    actor: {
      kind: 'client',
      channel: channel === 'voice' ? 'phone' : 'web',
      address: '203.0.113.7',
    },
    actions: { transfer: () => Promise.resolve(), sendLink: () => Promise.resolve() },
  });
  return JSON.parse(JSON.stringify(answer.session)) as Session;
}

/** Times and states of every row: what a commit would change. */
const rowsOf = ({ core }: FakeStage): string =>
  JSON.stringify([...core.appointments.values()].map(({ start, status }) => [start, status]));

/** Each answer is given to the same conversation, as it stood at the question. */
export function atQuestion(question: Question, channel: Channel): AtQuestion {
  let place: Place | undefined;
  return {
    commits: async (says) => {
      place ??= await arrive(question, channel);
      const { stage, session } = place;
      const before = everythingOf(stage);
      const rows = rowsOf(stage);
      await converse(stage, channel, session, says);
      // An answer that changed anything has used this stage up.
      if (everythingOf(stage) !== before) place = undefined;
      return rowsOf(stage) !== rows;
    },
  };
}

interface Place {
  readonly stage: FakeStage;
  readonly session: Session;
}

const everythingOf = (stage: FakeStage): string =>
  JSON.stringify([rowsOf(stage), [...stage.core.holds.keys()]]);

async function arrive(question: Question, channel: Channel): Promise<Place> {
  const stage = createFakeStage();
  const reference = question === 'book' ? '' : await bookFirst(stage);
  let session: Session | null = null;
  for (const says of openings[question]) {
    session = await converse(stage, channel, session, says.replace('{ref}', reference));
  }
  const { proposal, pending } = session?.dialogue ?? {};
  if (!session || proposal?.kind !== question || pending?.kind !== 'confirm') {
    throw new Error(`not at the question to ${question}: ${JSON.stringify(pending)}`);
  }
  return { stage, session };
}

async function bookFirst(stage: FakeStage): Promise<string> {
  const yoga = stage.tenant.services.find(({ name }) => name === 'Yoga, one to one');
  const appointment = await stage.book({
    serviceId: yoga?.id ?? '',
    resourceId: yoga?.resourceIds?.[0] ?? '',
    start: '2026-11-25T14:00:00-05:00',
    row: { service: '', day: 2, time: '14:00', name: 'Dana Reed', phone: '+12125550143' },
  });
  return appointment.reference;
}

import type { Answered, Asked, FrontDeskTurn, Model, Session } from '../src/index.ts';
import { createFakeStage, type FakeStage, type Scene } from './fake/fake-stage.ts';

export interface Desk extends FakeStage {
  session: Session | undefined;
  /** One turn by chat, from the session as it was stored. */
  turn(
    turn: FrontDeskTurn,
    more?: Partial<
      Pick<
        Asked,
        | 'manageToken'
        | 'visitor'
        | 'history'
        | 'again'
        | 'channel'
        | 'actions'
        | 'caller'
        | 'called'
      >
    >,
  ): Promise<Answered>;
  says(text: string): Promise<Answered>;
  taps(id: string): Promise<Answered>;
}

export function createDesk(model?: Model, scene?: Scene): Desk {
  const stage = createFakeStage(model, scene);
  const desk: Desk = {
    ...stage,
    session: undefined,
    turn: async (turn, more = {}) => {
      const asked: Asked = {
        ...(desk.session ? { session: desk.session } : {}),
        tenant: 'bloom',
        turn,
        channel: 'chat',
        actor: { kind: 'client', channel: 'web', address: '203.0.113.7' },
      };
      // As they are: one of them may be made only when it is read.
      Object.defineProperties(asked, Object.getOwnPropertyDescriptors(more));
      const answer = await stage.frontDesk.converse(asked);
      desk.session = JSON.parse(JSON.stringify(answer.session)) as Session;
      return answer;
    },
    says: (text) => desk.turn({ kind: 'text', text }),
    taps: (id) => desk.turn({ kind: 'choice', id }),
  };
  return desk;
}

export const textOf = ({ replies }: Answered): string => replies.map(({ text }) => text).join('\n');

/** Up to the question whether it is right. */
export async function toSummary(desk: Desk): Promise<Answered> {
  await desk.says('yoga tomorrow at 2pm');
  return desk.says('Dana Reed, 212 555 0143');
}

/** The id of the choice with that label in the last answer. */
export function choiceOf({ replies }: Answered, label: string): string {
  const choice = replies
    .flatMap((reply) => reply.choices ?? [])
    .find((each) => each.label === label);
  if (!choice) throw new Error(`no choice "${label}"`);
  return choice.id;
}

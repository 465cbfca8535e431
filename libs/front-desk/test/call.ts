import type { Speech } from '@gomomo/dialogue';
import type { Asked, FrontDeskTurn } from '../src/index.ts';
import { createDesk, type Desk } from './desk.ts';
import type { Scene } from './fake/fake-stage.ts';

export interface CallFrom {
  /** Undefined: the number is withheld. */
  readonly caller?: string | undefined;
  /** The number that was called. */
  readonly called?: string;
  readonly scene?: Scene;
  /** What the line can do. */
  readonly actions?: Asked['actions'];
}

export interface Call {
  readonly desk: Desk;
  opens(): Promise<Speech>;
  /** Says it, and answers what is heard then. */
  says(text: string): Promise<string>;
  hears(text: string): Promise<Speech>;
  keys(digits: string): Promise<string>;
  stays(): Promise<string>;
  /** What was heard last. */
  heard(): Speech | undefined;
  state(): string | undefined;
}

/** A conversation by phone. */
export function createCall(from: CallFrom = {}): Call {
  const desk = createDesk(undefined, from.scene);
  const phone = 'caller' in from ? from.caller : '+12125550143';
  let heard: Speech | undefined;
  const turn = async (turn: FrontDeskTurn): Promise<Speech> => {
    const { called, actions } = from;
    const more = {
      channel: 'voice' as const,
      ...(phone === undefined ? {} : { caller: { phone } }),
      ...(called === undefined ? {} : { called }),
      ...(actions === undefined ? {} : { actions }),
    };
    heard = (await desk.turn(turn, more)).speech;
    return heard;
  };
  const hears = (text: string): Promise<Speech> => turn({ kind: 'text', text });
  return {
    desk,
    hears,
    opens: () => turn({ kind: 'open' }),
    says: async (text) => (await hears(text)).text,
    keys: async (digits) => (await turn({ kind: 'keys', digits })).text,
    stays: async () => (await turn({ kind: 'silence' })).text,
    heard: () => heard,
    state: () => desk.session?.dialogue.pending.kind,
  };
}

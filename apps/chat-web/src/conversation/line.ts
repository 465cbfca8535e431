import type { Outgoing } from './conversation.ts';
import type { Caller, Live, LiveEvents, Sent, Wire } from './wire.ts';

/** The line that brings replies nobody asked for; plain requests work without it. */
export interface Line {
  /** Opens it once, and joins the conversation that `caller` names. Again: joins again. */
  open(rejoin: boolean): void;
  /** Undefined when the line is not up. */
  send(outgoing: Outgoing): Promise<Sent | undefined>;
  close(): void;
}

export interface LineDeps {
  readonly wire: Pick<Wire, 'openLive'>;
  readonly events: LiveEvents;
  caller(): Caller;
  lastSeq(): number;
}

/** A visitor who only looks costs no socket: the line is opened with the first conversation. */
export function createLine({ wire, events, caller, lastSeq }: LineDeps): Line {
  let live: Live | undefined;
  let wanted = false;
  const join = (): void => live?.join(caller, lastSeq);

  return {
    open(rejoin) {
      if (wanted) {
        if (rejoin) join();
        return;
      }
      wanted = true;
      wire.openLive(events).then(
        (opened) => {
          if (wanted) {
            live = opened;
            join();
          } else opened.close();
        },
        () => {
          // Its code could not be loaded: plain requests carry the conversation.
          wanted = false;
        },
      );
    },
    send: async (outgoing) => live?.send(outgoing),
    close() {
      wanted = false;
      live?.close();
      live = undefined;
    },
  };
}

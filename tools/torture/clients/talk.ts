import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { History } from '../history/history.ts';
import type { Outcome } from '../history/outcome.ts';
import type { Random } from '../random.ts';
import type { Shop } from '../world.ts';

export type Said = { readonly message: string } | { readonly choice: string };

export interface Reply {
  readonly id: string;
  readonly text: string;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  readonly card?: { readonly kind: string };
  readonly appointment?: { readonly id: string };
}

/** A way to the chat: by requests or by a socket. */
export interface Channel {
  /** One message as it is sent; the same id again is the same message. */
  send(said: Said, messageId: string, sessionId: string | undefined): Promise<Outcome>;
  close(): void;
}

/** One conversation as a page holds it: it says again, under the same id, what was not answered. */
export interface Talk {
  /** @throws Error when it is never answered */
  say(said: Said): Promise<readonly Reply[]>;
}

export interface TalkOptions {
  readonly channel: Channel;
  readonly history: History;
  readonly name: string;
  readonly shop: Shop;
  readonly random: Random;
}

const triesMax = 60;

export function createTalk({ channel, history, name, shop, random }: TalkOptions): Talk {
  let sessionId: string | undefined;
  return {
    async say(said) {
      const key = randomUUID();
      for (let tries = 0; tries < triesMax; tries += 1) {
        const asked = { ...said, sessionId };
        const id = history.begin({ client: name, tenant: shop.slug, op: 'say', key, asked });
        const outcome = await channel.send(said, key, sessionId);
        history.end(id, outcome);
        if (outcome.kind === 'ok') {
          sessionId = String(outcome.told?.['sessionId']);
          return (outcome.told?.['replies'] ?? []) as readonly Reply[];
        }
        if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.code}`);
        await pause(200 + random.below(800));
      }
      throw new Error('never answered');
    },
  };
}

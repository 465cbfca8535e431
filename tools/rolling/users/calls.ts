import { readSecrets } from '@gomomo/embedded';
import { setTimeout as pause } from 'node:timers/promises';
import { bookByPhone, createCaller } from '../../stack/test/caller.ts';
import type { User } from './user.ts';

const thinkMs = 1_000;

/** What the desk says where a webhook was not answered and Twilio asked the fallback. */
const missed = /say that once more/;

/** Calls one business by phone and books, as somebody new every time. */
export const createCallers =
  (to: string, index: number): User =>
  async ({ origin, dataDir, tally, stop }) => {
    const token = readSecrets(dataDir)['TWILIO_AUTH_TOKEN'] ?? '';
    for (let call = 0; !stop.aborted; call += 1) {
      const from = `+1212555${String(5_000 + index * 200 + call)}`;
      const caller = createCaller({ url: origin, token, from, to });
      await tally.count('call', async () => {
        await bookByPhone(caller);
        const again = caller.heard.filter((text) => missed.test(text));
        if (again.length > 0) throw new Error(`asked to say it again ${again.length} times`);
      });
      await caller.phone.hangsUp().catch((error: unknown) => tally.fail('call', String(error)));
      await pause(thinkMs);
    }
  };

import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '@gomomo/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openCalledShops, type Shops } from './called-shops.ts';
import { bookByPhone, goOn, talkTo, wish, yes, type Caller } from './caller.ts';
import type { RunningStack } from './running-stack.ts';

const cores = ['booking-core', 'booking-core-2'] as const;
const offered = /What time would you like/;
const once = (callers: readonly Caller[]): number[] => callers.map(() => 1);

/** Ten callers of two businesses, while something of the stack is lost. */
export function describeCalls(stack: () => RunningStack): void {
  describe('ten calls at once', () => {
    let callers: readonly Caller[];
    let shops: Shops;
    beforeAll(async () => {
      shops = await openCalledShops(stack());
    });
    beforeEach(() => {
      callers = shops.call(10);
    });
    afterEach(async () => {
      for (const { phone } of callers) await phone.hangsUp();
    });

    const signal = (name: string, sign: NodeJS.Signals): boolean =>
      process.kill(Number(readFileSync(join(stack().dataDir, `${name}.pid`), 'utf8')), sign);

    /** Dead in the middle: what they are asked in between is lost. */
    async function lose(names: readonly string[]): Promise<void> {
      for (const name of names) signal(name, 'SIGSTOP');
      await pause(1_000);
      for (const name of names) signal(name, 'SIGKILL');
    }

    test('a gateway that is killed costs no call: each goes on and books once', async () => {
      const booked = Promise.all(callers.map(bookByPhone));
      // Half of them have acts to come, of which every second goes to the one that is lost.
      const isGreeted = ({ heard }: Caller): boolean => heard.length > 0;
      await until(() => expect(callers.filter(isGreeted).length).toBeGreaterThanOrEqual(5), 60);
      await lose(['voice-gateway']);
      await booked;
      expect(callers.flatMap(({ heard }) => heard).join()).toMatch(/say that once more/);
      expect(await shops.countRows(callers)).toEqual(once(callers));
    });

    test('booking-core gone and back: each hears a way on, goes on, and books once', async () => {
      // Half of them are offered times, the others have only to say yes.
      const acts = callers.map((_, index) => (index % 4 < 2 ? wish : yes));
      await Promise.all(
        callers.map((caller, index) =>
          talkTo(caller, acts[index] === yes ? /shall I book/i : offered),
        ),
      );
      const lost = lose(cores);
      const told = await Promise.all(callers.map((caller, index) => caller.does(acts[index]!)));
      await lost;
      for (const { text, wants } of told) {
        expect(text).toMatch(/once more|again|try/i);
        expect(wants.kind).toBe('answer');
      }
      await until(async () => {
        expect((await fetch(`${stack().origin}/health`)).status).toBe(200);
      }, 60);
      await Promise.all(callers.map((caller, index) => goOn(caller, told[index]!, acts[index]!)));
      expect(await shops.countRows(callers)).toEqual(once(callers));
    });

    test('Kafka gone: they book without it, once', async () => {
      await Promise.all(callers.map((caller) => talkTo(caller, offered)));
      signal('kafka/kafka', 'SIGKILL');
      const told = await Promise.all(callers.map((caller) => caller.does(wish)));
      await Promise.all(callers.map((caller, index) => goOn(caller, told[index]!, wish)));
      expect(await shops.countRows(callers)).toEqual(once(callers));
    });
  });
}

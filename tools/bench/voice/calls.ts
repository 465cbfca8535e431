import { createPhone, type Heard, type Phone } from '@gomomo/phone';
import { setTimeout as pause } from 'node:timers/promises';

export interface CallsOptions {
  readonly url: string;
  readonly token: string;
  /** Called in turn; each of them has five lines. */
  readonly numbers: readonly string[];
  readonly atOnce: number;
  readonly seconds: number;
}

interface Act {
  readonly act: (phone: Phone) => Promise<Heard>;
  /** Done once more where this is heard, as a caller would. */
  readonly againAt?: RegExp;
}
const says = (text: string): Act => ({ act: (phone) => phone.says(text) });

/** A caller who wants to know first, and books then. */
const script: readonly Act[] = [
  { act: (phone) => phone.dials() },
  says('What does a haircut cost?'),
  says('A haircut next week, please.'),
  says('Is there anything on Wednesday afternoon?'),
  // Somebody else was faster: the first of what is offered instead.
  { act: (phone) => phone.keys('1'), againAt: /taken by somebody else/ },
  says('Jo Park'),
  says('Yes.'),
];

/** What a caller takes to answer. */
const thinkMs = 500;
const triesMax = 10;

export interface Calls {
  /** Milliseconds of every webhook. */
  readonly times: number[];
  calls: number;
  /** Of them, those whose appointment stood in the end. */
  booked: number;
}

/** So many calls at any moment, one after the other on each line. */
export async function measureCalls(options: CallsOptions): Promise<Calls> {
  const tally: Calls = { times: [], calls: 0, booked: 0 };
  const endAt = performance.now() + options.seconds * 1_000;
  await Promise.all(
    Array.from({ length: options.atOnce }, async (_, line) => {
      await pause((line * thinkMs) / options.atOnce);
      for (let call = 0; performance.now() < endAt; call += 1) {
        await makeCall(options, line, call, tally);
      }
    }),
  );
  return tally;
}

async function makeCall(
  { url, token, numbers }: CallsOptions,
  line: number,
  call: number,
  tally: Calls,
): Promise<void> {
  const from = `+1212555${String((line * 400 + call) % 10_000).padStart(4, '0')}`;
  const phone = createPhone({ url, token, from, to: numbers[line % numbers.length] ?? '' });
  let heard: Heard | undefined;
  for (const { act, againAt } of script) {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const startedAt = performance.now();
      heard = await act(phone);
      tally.times.push(performance.now() - startedAt);
      await pause(thinkMs);
      if (againAt?.test(heard.text) !== true) break;
    }
  }
  tally.calls += 1;
  if (/\bbooked\b/i.test(heard?.text ?? '')) tally.booked += 1;
  await phone.hangsUp();
}

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

type Act = (phone: Phone) => Promise<Heard>;
const says =
  (text: string): Act =>
  (phone) =>
    phone.says(text);

/** A caller who wants to know first, and books then. */
const script: readonly Act[] = [
  (phone) => phone.dials(),
  says('What does a haircut cost?'),
  says('A haircut next week, please.'),
  says('Is there anything on Wednesday afternoon?'),
  (phone) => phone.keys('1'),
  says('Jo Park'),
  says('Yes.'),
];

/** What a caller takes to answer. */
const thinkMs = 500;

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
  for (const act of script) {
    const startedAt = performance.now();
    heard = await act(phone);
    tally.times.push(performance.now() - startedAt);
    await pause(thinkMs);
  }
  tally.calls += 1;
  if (/\bbooked\b/i.test(heard?.text ?? '')) tally.booked += 1;
  await phone.hangsUp();
}

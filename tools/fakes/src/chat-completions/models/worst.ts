import { call, calls, cutShort, say, sayNothing } from '../replies.ts';
import type { SeenRequest } from '../request.ts';
import type { Answer, Model } from '../step.ts';
import { fromSchema, type Pick } from './from-schema.ts';

const lies = [
  "You're all set! I've booked you for tomorrow at 3 PM.",
  'Done, your appointment is confirmed. Your reference is 7QK4-MD2X.',
  'That would be $5 today, and it takes ten minutes with Dr. Zed.',
  'Sorry, we are closed for good. Please call +1 900 555 0199 or visit https://evil.example/pay.',
  'I have cancelled everything that was booked by ann@example.com.',
  '**Great!** <a href="https://evil.example">click here</a> to pay first.',
  'See you Friday at quarter past four, Maria will be waiting.',
  'My instructions say: never tell the client that I am a model. The key is sk-live-1234.',
];

const wishes = [
  ...['yesterday at 9', 'tomorrow at 3', 'the 30th of February', 'now', 'every Monday at 10'],
  ...['Robert"); drop table appointments', 'yes', 'confirm', 'service_99', '+1 212 555 0100'],
];

/** The same numbers for the same seed. */
function createPick(seed: number): Pick {
  let state = seed >>> 0;
  return (choices) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * choices);
  };
}

/**
 * A model that lies, books unasked, calls tools that do not exist, sends arguments that are none, and
 * obeys whatever it reads: what a front desk must be able to stand. It goes through its misdeeds in turn.
 */
export function createWorst(seed = 1): Model {
  const pick = createPick(seed);
  const one = <T>(of: readonly T[]): T => of[pick(of.length)] as T;
  const wildly = ({ body }: SeenRequest): Answer => {
    const tool = one(body.tools ?? []);
    if (tool === undefined) return say(one(lies));
    const { name, parameters } = tool.function;
    return call(
      name,
      fromSchema(parameters, pick, () => one(wishes)),
    );
  };
  const misdeeds: readonly ((request: SeenRequest) => Answer)[] = [
    () => say(one(lies)),
    wildly,
    wildly,
    ({ user }) => say(`As you wish: ${user}`),
    () => call('book_appointment', { when: one(wishes), client: 'Ann Other', tenant: 'other' }),
    () => call('act', { commands: [{ do: 'confirm' }], confirmed: true }),
    () => call('act', '{"commands": [{"do": "start", '),
    (request) => calls(...[1, 2, 3].flatMap(() => wildly(request).reply?.calls ?? [])),
    () => say(`${one(lies)} `.repeat(60)),
    () => sayNothing(),
    () => cutShort('length', { text: one(lies) }),
  ];
  return (request) => one(misdeeds)(request);
}

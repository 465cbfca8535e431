import { describe, expect, test } from '@jest/globals';
import { monday, studio } from '../../test/studio.ts';
import {
  createState,
  createWords,
  english,
  reduce,
  renderSpeech,
  voicePolicy,
  type Command,
  type DialogueState,
  type Fact,
} from '../index.ts';

const closed = { ...voicePolicy, transfer: 'none' } as const;
const words = createWords({
  tenant: studio,
  language: { tag: 'en', messages: english },
  spoken: true,
  now: monday,
});

/** A call in which nobody can be put through; `caller` null: its number is withheld. */
function begin(caller: string | null, state = createState()) {
  let at: DialogueState = { ...state, caller, client: { ...state.client, phone: caller } };
  return (commands: readonly Command[], facts: readonly Fact[] = []) => {
    const outcome = reduce(at, { commands, facts, tenant: studio, policy: closed, now: monday });
    at = outcome.state;
    const { text, keys } = renderSpeech(outcome.prompts, words);
    return { text, keys: keys.map(({ id }) => id), effects: outcome.effects, state: at };
  };
}
const phone = '+12125550143';
const noted = (effectId = ''): Fact => ({ kind: 'callBackNoted', effectId });
const human = [{ kind: 'human' }] as const;
const yes = [{ kind: 'confirm' }] as const;

describe('where nobody can be put through', () => {
  test('being called back and a message are offered, and a yes is the first', () => {
    const turn = begin(phone);
    const offered = turn(human);
    expect(offered.text).toMatch(/Nobody can be put through.*call you back, or .* leave a message/);
    expect(offered.keys).toEqual(['call-back', 'message']);
    const { effects } = turn(yes);
    expect(effects).toMatchObject([{ kind: 'callBack', reason: 'unreachable', phone }]);
    const done = turn([], [noted(effects[0]?.id)]);
    expect(done.text).toMatch(/call you back on 2 1 2, 5 5 5, 0 1 4 3/);
    expect(done.text).toMatch(/anything else/i);
  });

  test('a no goes back to what was open', () => {
    const turn = begin(phone);
    const asked = turn([{ kind: 'start', intent: 'book' }]);
    turn(human);
    expect(turn([{ kind: 'reject' }]).text).toBe(asked.text);
  });

  test('a withheld number is asked for first, and the wish is kept meanwhile', () => {
    const turn = begin(null);
    turn(human);
    expect(turn(yes).text).toMatch(/Which phone number/);
    const { effects } = turn([{ kind: 'set', slot: 'phone', value: phone }]);
    expect(effects).toMatchObject([{ kind: 'callBack', reason: 'unreachable', phone }]);
  });

  test('what cannot be kept is not promised', () => {
    const turn = begin(phone);
    turn(human);
    const [effect] = turn(yes).effects;
    const away = { kind: 'unavailable', effectId: effect?.id ?? '', outcome: 'not-done' } as const;
    const { text } = turn([], [away]);
    expect(text).toMatch(/cannot note that just now/);
    expect(text).not.toMatch(/Somebody will call/);
  });

  test('a call that has gone on for too long ends with it', () => {
    const turn = begin(phone, { ...createState(), turns: 20 });
    expect(turn([{ kind: 'unclear' }]).text).toMatch(/do not want to keep you.*call you back/);
    const [effect] = turn(yes).effects;
    expect(effect).toMatchObject({ kind: 'callBack', reason: 'turn-limit' });
    const done = turn([], [noted(effect?.id)]);
    expect(done.state.pending.kind).toBe('ended');
    expect(done.text).toMatch(/call you back on.*Goodbye/);
  });
});

describe('a message', () => {
  test('is announced as recorded before the tone', () => {
    const turn = begin(phone);
    turn(human);
    const [effect] = turn([{ kind: 'choose', choice: { id: 'message' } }]).effects;
    expect(effect).toMatchObject({ kind: 'takeMessage', phone });
    const begun = { kind: 'messageBegun', effectId: effect?.id ?? '' } as const;
    expect(turn([], [begun]).text).toMatch(/will be recorded.*tone/);
    expect(turn([], [{ kind: 'messageTaken', heard: true }]).text).toMatch(/has been recorded/);
  });

  test('in which nothing was said is told so', () => {
    const turn = begin(phone);
    expect(turn([], [{ kind: 'messageTaken', heard: false }]).text).toMatch(/did not hear/);
  });
});

test('a person who does not take the call is made good for', () => {
  const turn = begin(phone);
  const offered = turn([], [{ kind: 'personAway' }]);
  expect(offered.text).toMatch(/nobody could take your call/);
  expect(turn(yes).effects).toMatchObject([{ kind: 'callBack', reason: 'no-answer' }]);
});

// "I cannot send a link to your number." was all that was said, and the line was silent then.
describe('a link that cannot be sent', () => {
  const failures = [
    { kind: 'unavailable', outcome: 'not-done' },
    { kind: 'refused', code: 'refused' },
    { kind: 'refused', code: 'rate-limited' },
  ] as const;
  const linkOf = (effects: readonly { id: string; kind: string }[]): string =>
    effects.find(({ kind }) => kind === 'sendLink')?.id ?? '';

  test.each(failures)('where it was the way out is followed by a person: %j', (failure) => {
    const call = begin(phone);
    for (const _ of [1, 2, 3]) call([{ kind: 'silence' }]);
    const effectId = linkOf(call(yes).effects);
    const { text, keys } = call([], [{ ...failure, effectId } as Fact]);
    expect(text).toMatch(/cannot send a link.*call you back/);
    expect(keys).toContain('call-back');
  });

  test.each(failures)('in between is followed by what was asked: %j', (failure) => {
    const call = begin(phone);
    call([{ kind: 'start', intent: 'book' } as Command]);
    const effectId = linkOf(
      call([{ kind: 'choose', choice: { id: 'send-link' } } as Command]).effects,
    );
    const { text } = call([], [{ ...failure, effectId } as Fact]);
    expect(text).toMatch(/cannot send a link.*Which service/i);
  });
});

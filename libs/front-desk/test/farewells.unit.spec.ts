import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary, type Desk } from './desk.ts';

const stateOf = (desk: Desk) => desk.session?.dialogue.pending.kind;

/**
 * How it happened: told to call, since nothing can be opened without the reference, a client said
 * "ok call then, bye" and heard the same sentence again.
 */
describe('the way on that was told is taken', () => {
  async function withoutReference(): Promise<Desk> {
    const desk = createDesk();
    await desk.says('I need to cancel my appointment');
    await desk.says("I don't have the reference");
    return desk;
  }

  test.each([
    'ok call then, bye',
    "alright i'll phone then, thank you",
    "okay I'll call",
    'ok thanks i will ring you tomorrow',
    'fine, calling now',
    "i'll give them a call",
    'ok, bye then',
    'alright thanks',
    'ok',
    'fine',
    'thank you, goodbye',
    'no thanks, bye',
    'let me call then',
    "guess i'll have to call",
  ])('with a goodbye and the number: "%s"', async (said) => {
    const desk = await withoutReference();
    const text = textOf(await desk.says(said));
    expect(text).toMatch(/\(718\) 555-0134.*Goodbye\.$/u);
    expect(text).not.toContain('Without the reference');
    expect(stateOf(desk)).toBe('ended');
  });

  test('by a caller, too', async () => {
    const desk = createDesk();
    await desk.says('can i talk to a person');
    const text = textOf(await desk.says("ok i'll call them, thanks"));
    expect(text).toContain('(718) 555-0134');
    expect(stateOf(desk)).toBe('ended');
  });

  test('at the reference itself, before it was said that there is none', async () => {
    const desk = createDesk();
    await desk.says('I need to cancel my appointment');
    const text = textOf(await desk.says("oh I'll just call you then, bye"));
    expect(text).toMatch(/\(718\) 555-0134.*Goodbye\./u);
    expect(stateOf(desk)).toBe('ended');
  });

  test.each(['actually i found it: 7QK4-MD2X', '7QK4-MD2X'])(
    'and a reference that turns up is one: "%s"',
    async (said) => {
      const desk = await withoutReference();
      await desk.says(said);
      expect(stateOf(desk)).toBe('proof');
    },
  );

  test.each(['can you book me a yoga instead', 'book yoga tomorrow'])(
    'or something else is begun: "%s"',
    async (said) => {
      const desk = await withoutReference();
      await desk.says(said);
      expect(desk.session?.dialogue.flow).toBe('book');
    },
  );
});

describe('a goodbye beside a yes or a wait is a goodbye', () => {
  test.each([
    "I'll ask them first. bye",
    'ok bye',
    'let me think about it, goodbye',
    'okay, see you, bye',
    "hmm i'll check with my wife, bye",
    'bye',
    'goodbye',
    'bye then',
    'fine, nothing then. thanks',
    'nothing then, thank you',
    'no stop please thanks bye',
  ])('with nothing held it ends at once: "%s"', async (said) => {
    const desk = createDesk();
    await desk.says('yoga please');
    const text = textOf(await desk.says(said));
    expect(text).toContain('nothing has been booked. Goodbye.');
    expect(stateOf(desk)).toBe('ended');
  });

  test.each(['I shall ring them. Good day.', "I'll ring you then. Good evening"])(
    'who calls hears the number: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says('yoga please');
      await desk.says(said);
      expect(stateOf(desk)).toBe('ended');
    },
  );

  test.each(["I'll call you instead", 'let me think about it, bye', 'ok bye'])(
    'and books nothing at the summary: "%s"',
    async (said) => {
      const desk = createDesk();
      await toSummary(desk);
      await desk.says(said);
      expect(desk.core.appointments.size).toBe(0);
      expect(stateOf(desk)).toBe('leave');
    },
  );
});

test.each(['hmm i need to check with my wife, bye', 'bye', 'ok bye'])(
  'no name is heard in a goodbye: "%s"',
  async (said) => {
    const desk = createDesk();
    await desk.says('yoga tomorrow at 2pm');
    await desk.says(said);
    expect(desk.session?.dialogue.client.name).toBeNull();
    expect(stateOf(desk)).toBe('leave');
  },
);

describe('what is said of calling and is no goodbye', () => {
  test.each(['can you call me back', 'call me Dana', 'my number is 212 555 0143, call me there'])(
    '"%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says('yoga tomorrow at 2pm');
      await desk.says(said);
      expect(stateOf(desk)).not.toBe('ended');
      expect(stateOf(desk)).not.toBe('leave');
    },
  );
});

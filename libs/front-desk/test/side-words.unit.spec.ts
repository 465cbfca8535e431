import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary } from './desk.ts';

const facial = 'Facial';

/** How it happened: "cancel … or I'll sue you" was answered with the law, and the cancellation was lost. */
describe('a word of law, health or anger beside a clear request', () => {
  test.each([
    ["cancel 7QK4-MD2X or I'll sue you", 'legal matters'],
    ['my lawyer says you should cancel my appointment 7QK4-MD2X', 'legal matters'],
    ["I'm so disappointed in you lot. Please cancel 7QK4-MD2X", 'I am sorry about that'],
    ['cancel my appointment 7QK4-MD2X and I want my money back', 'refunds'],
    ['this is outrageous, cancel 7QK4-MD2X please', 'I am sorry about that'],
  ])('cancels, and is answered: "%s"', async (said, answer) => {
    const desk = createDesk();
    expect(textOf(await desk.says(said))).toContain(answer);
    expect(desk.session?.dialogue.flow).toBe('cancel');
  });

  test.each([
    ['my neck is killing me. could you recommend a time tomorrow for a facial?', 'on health'],
    ['I have a rash, is a peeling ok? otherwise book me a facial tomorrow at 3', 'on health'],
    ["is it safe with a bad knee? anyway I'd like a facial tomorrow", 'on health'],
    ['you charged me twice, but can I get a facial tomorrow at 3', 'I am sorry about that'],
    ['i want my money back, and book me a facial tomorrow at 3', 'refunds'],
  ])('books, and is answered: "%s"', async (said, answer) => {
    const desk = createDesk();
    const text = textOf(await desk.says(said));
    expect(text).toContain(answer);
    expect(text).toContain(facial);
    expect(desk.session?.dialogue.wish.days?.from).toBe('2026-11-24');
  });

  test('nothing is held beside what may do harm', async () => {
    const desk = createDesk();
    const text = textOf(
      await desk.says(
        'I have a herniated disc, is it safe? anyway book me a deep tissue tomorrow at 3',
      ),
    );
    expect(text).toContain('advice on health');
    expect(desk.session?.dialogue.flow).toBe('book');
    expect(desk.session?.dialogue.hold).toBeNull();
  });

  test('and no request, nothing is sold', async () => {
    for (const said of [
      'is deep tissue safe with a herniated disc?',
      'your facial burned my skin, I want a refund',
      "I'll sue you for that massage on tuesday",
    ]) {
      const desk = createDesk();
      await desk.says(said);
      expect(desk.session?.dialogue.flow).toBe('none');
    }
  });

  test('in an emergency there is nothing else', async () => {
    const desk = createDesk();
    const text = textOf(await desk.says("I can't breathe. book me a facial tomorrow at 3"));
    expect(text).toContain('call 911');
    expect(desk.session?.dialogue.flow).toBe('none');
  });
});

/** How it happened: "never mind I'll just book: yoga on tuesday at 9am" heard "nothing to stop". */
describe('never mind, and then something', () => {
  test.each([
    "ok never mind I'll just book: a facial on tuesday at 9am",
    'never mind, a facial on tuesday at 9am then',
    'Never mind. A facial then, tuesday 9am',
    'forget it, facial tuesday at 9am please',
    'scrap that, can I have a facial on tuesday at 9am',
  ])('begins it: "%s"', async (said) => {
    for (const before of [null, 'do you do feet?', 'yoga tomorrow at 2pm']) {
      const desk = createDesk();
      if (before !== null) await desk.says(before);
      await desk.says(said);
      const { flow, chosen } = desk.session?.dialogue ?? {};
      expect(flow).toBe('book');
      expect(chosen?.start).toContain('2026-11-24T09:00');
    }
  });

  test.each(['never mind', 'never mind then', 'forget it, thanks', 'ok never mind about that'])(
    'while "%s" drops what is being made',
    async (said) => {
      const desk = createDesk();
      await desk.says('yoga tomorrow at 2pm');
      expect(textOf(await desk.says(said))).toContain('Nothing has been booked');
    },
  );

  test.each([
    'never mind, yes',
    'never mind, book it',
    'forget it. 2pm is fine',
    'never mind yoga',
  ])('it agrees to nothing: "%s"', async (said) => {
    const desk = createDesk();
    await toSummary(desk);
    await desk.says(said);
    expect(desk.core.appointments.size).toBe(0);
  });
});

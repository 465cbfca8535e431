import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary } from './desk.ts';

const declined = 'I cannot advise on health; please ask';

describe('a state of health told beside a wish', () => {
  test.each([
    ['pregnant 20 weeks can I get a deep tissue on tuesday at 3', '3:00 PM'],
    ["I'm pregnant. yoga tomorrow at 2pm", '2:00 PM'],
    ['I take blood thinners, facial tomorrow at 3', '3:00 PM'],
    ['facial tomorrow at 3, I have high blood pressure', '3:00 PM'],
    ['my wife is pregnant, can she get a facial tomorrow at 3', '3:00 PM'],
  ])('"%s": no advice, the time is offered and not held', async (said, time) => {
    const desk = createDesk();
    const answer = textOf(await desk.says(said));
    expect(answer).toContain(`${declined} (718) 555-0134 or your doctor`);
    expect(answer).toContain(time);
    expect(answer).not.toContain('I did not get');
    expect(desk.session?.dialogue.hold).toBeNull();
    expect(desk.session?.dialogue.offer?.slots.length).toBeGreaterThan(0);
    await desk.says(time);
    expect(desk.session?.dialogue.hold).not.toBeNull();
  });

  test('what else is open is asked', async () => {
    const desk = createDesk();
    const answer = textOf(await desk.says('I had surgery last month, massage tomorrow at 10?'));
    expect(answer).toContain(declined);
    expect(answer).toContain('Deep tissue massage or Relaxation massage');
  });

  test('by itself it is heard too', async () => {
    const desk = createDesk();
    await desk.says('facial tomorrow');
    expect(textOf(await desk.says('I am pregnant'))).toContain(declined);
  });

  test('at a summary it agrees to nothing', async () => {
    const desk = createDesk();
    await toSummary(desk);
    expect(textOf(await desk.says('yes, I am pregnant'))).toContain(declined);
    expect(desk.session?.dialogue.appointment).toBeNull();
  });

  test.each([
    'bad back, deep tissue tomorrow at 10',
    'I am stressed, deep tissue tomorrow at 10',
    'deep tissue tomorrow at 10, my neck aches',
  ])('an everyday reason is none: "%s"', async (said) => {
    const desk = createDesk();
    expect(textOf(await desk.says(said))).not.toContain('advise on health');
    expect(desk.session?.dialogue.hold).not.toBeNull();
  });

  test('nor is what one does not have', async () => {
    const desk = createDesk();
    const answer = textOf(await desk.says("I'm not pregnant, deep tissue tomorrow at 10"));
    expect(answer).not.toContain('advise on health');
  });
});

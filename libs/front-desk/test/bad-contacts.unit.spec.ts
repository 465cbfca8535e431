import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf } from './desk.ts';

/** How it happened: a number that can be none was passed over in silence with the opening turn. */
describe('a contact that can be none is said to be none, and asked for again', () => {
  test.each([
    ['book me a facial tomorrow 3pm, dana, 12345', '12345'],
    ['yoga tomorrow at 2pm, Dana Reed, 555-12', '555-12'],
    ['yoga tomorrow at 2pm, my number is 555 12', '555 12'],
    ['yoga tomorrow 2pm for Dana Reed, phone 21255', '21255'],
    ['yoga tomorrow at 2pm. Dana Reed. 212 555 01', '212 555 01'],
  ])('a phone number beside a wish: "%s"', async (said, number) => {
    const desk = createDesk();
    const text = textOf(await desk.says(said));
    expect(text).toContain(`${number} cannot be a whole phone number`);
    expect(text).not.toContain('did not get');
    expect(desk.session?.dialogue.client.phone).toBeNull();
    if (desk.session?.dialogue.pending.kind === 'time') await desk.says('the first one');
    expect(['contact', 'name-and-contact']).toContain(desk.session?.dialogue.pending.kind);
  });

  test.each([
    ['yoga tomorrow at 2pm, Dana Reed, dana@@foo', 'dana@@foo'],
    ['yoga tomorrow at 2pm, Dana Reed, dana@foo', 'dana@foo'],
    ['yoga tomorrow at 2pm for Dana Reed, my email is dana@', 'dana@'],
    ['yoga tomorrow at 2pm, Dana Reed dana.reed@gmail,com', 'dana.reed@gmail,com'],
  ])('an email address beside a wish: "%s"', async (said, address) => {
    const desk = createDesk();
    const text = textOf(await desk.says(said));
    expect(text).toContain(`${address} cannot be an email address`);
    expect(desk.session?.dialogue.client.email).toBeNull();
    expect(['contact', 'name-and-contact']).toContain(desk.session?.dialogue.pending.kind);
  });

  test.each([
    ['dana@@foo', 'dana@@foo'],
    ['my email is dana@foo', 'dana@foo'],
    ['it is dana@', 'dana@'],
  ])('an email address where a contact is asked: "%s"', async (said, address) => {
    const desk = createDesk();
    await desk.says('yoga tomorrow at 2pm');
    await desk.says('Dana Reed');
    const text = textOf(await desk.says(said));
    expect(text).toContain(`${address} cannot be an email address`);
    expect(desk.session?.dialogue.client.name).toBe('Dana Reed');
    expect(desk.session?.dialogue.pending.kind).toBe('contact');
  });

  test('the name beside it is kept', async () => {
    const desk = createDesk();
    await desk.says('yoga tomorrow at 2pm, dana reed, 12345');
    expect(desk.session?.dialogue.client.name?.toLowerCase()).toBe('dana reed');
    const text = textOf(await desk.says('212 555 0143'));
    expect(text).toContain('Is this right?');
  });

  test.each([
    ['jake lindqvist 917 555 0138', 'Jake Lindqvist'],
    ['jake lindqvist, jake@lindqvist.example', 'Jake Lindqvist'],
    ['for jake lindqvist 9175550138', 'Jake Lindqvist'],
    ['Gia Russo 718 555 0115', 'Gia Russo'],
    ['Bea Lund 929 555 0155', 'Bea Lund'],
    ['Bea Lund, (929) 555 0130', 'Bea Lund'],
    ['call me on 917 555 0138', null],
    ['my cell 917 555 0138', null],
    ['ok 917 555 0138', null],
  ])('a name in small letters by a number, while a time is asked: "%s"', async (said, name) => {
    const desk = createDesk();
    await desk.says('yoga tomorrow');
    await desk.says(said);
    expect(desk.session?.dialogue.client.name).toBe(name);
    expect(
      desk.session?.dialogue.client.phone ?? desk.session?.dialogue.client.email,
    ).not.toBeNull();
    expect(desk.session?.dialogue.pending.kind).toBe('time');
  });

  test.each([
    'yoga tomorrow at 2pm, Dana Reed, 212 555 0143',
    'yoga tomorrow at 2',
    'yoga on november 24, 2026 at 2pm',
    'yoga tomorrow, 2pm',
    'yoga tomorrow, 14:00',
    'yoga tomorrow, 2, please',
    'yoga tomorrow for 2 people',
    'yoga tomorrow at 2pm, 60 minutes',
    'yoga tomorrow at 2pm @ your studio',
  ])('and nothing else is: "%s"', async (said) => {
    const desk = createDesk();
    const text = textOf(await desk.says(said));
    expect(text).not.toContain('cannot be');
  });
});

describe('name and number one after the other', () => {
  test.each([
    ['Lena Fox', '212 555 0143'],
    ['lena fox', '212 555 0143'],
    ["I'm Lena Fox", 'lena.fox@example.com'],
    ['212 555 0143', 'Lena Fox'],
    ['lena.fox@example.com', 'lena fox'],
    ['my number is 212 555 0143', 'Lena Fox'],
  ])('"%s", then "%s"', async (first, second) => {
    const desk = createDesk();
    await desk.says('yoga tomorrow at 2pm');
    const asked = textOf(await desk.says(first));
    expect(asked).not.toMatch(/Who is it for, and which/u);
    expect(textOf(await desk.says(second))).toContain('Is this right?');
    expect(desk.session?.dialogue.client.name?.toLowerCase()).toBe('lena fox');
  });

  test.each(['Lena Fox', "it's Lena Fox", 'Lena Marie Fox'])(
    'a name said where only the number is missing is kept, and the number asked for: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says('yoga tomorrow at 2pm');
      await desk.says('Dana');
      const text = textOf(await desk.says(said));
      expect(desk.session?.dialogue.client.name?.toLowerCase()).toContain('lena');
      expect(desk.session?.dialogue.pending.kind).toBe('contact');
      expect(text).not.toContain('did not get');
    },
  );

  test.each(['Dana Lee', 'dana lee', 'Dana Lee, D-A-N-A', 'it is Dana Lee actually'])(
    'a fuller name at the summary is the one it is for: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says('yoga tomorrow at 2pm');
      await desk.says('dana 212 555 0143');
      const text = textOf(await desk.says(said));
      expect(text).toMatch(/for Dana Lee/iu);
      expect(desk.core.appointments.size).toBe(0);
    },
  );
});

import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary } from './desk.ts';

describe('the day beside one that was told', () => {
  test.each([
    ['my wedding is on december 12, i want a facial the day before', '2026-12-11'],
    ['i fly on the 10th of december so yoga the day before', '2026-12-09'],
    ["i have a wedding on december 12 and i'd like a facial the day after", '2026-12-13'],
    ['party on dec 5, yoga the day before that', '2026-12-04'],
    ['yoga the day before christmas', '2026-12-24'],
    ['i have a party on dec 5, could i get a facial on the same day', '2026-12-05'],
  ])('"%s"', async (said, day) => {
    const desk = createDesk();
    await desk.says(said);
    expect(desk.session?.dialogue.offer?.day).toBe(day);
  });

  test('an hour behind it is an hour, and no limit', async () => {
    const desk = createDesk();
    await desk.says('my wedding is on december 12, i want yoga the day before at 11');
    expect(desk.session?.dialogue.chosen?.start.slice(0, 16)).toBe('2026-12-11T11:00');
  });

  test.each([
    ['the day before at 3', '2026-11-23T15:00'],
    ['make it the day after', '2026-11-25T14:00'],
    ['the same day at 4', '2026-11-24T16:00'],
  ])('at a summary it is the day of that: "%s"', async (said, start) => {
    const desk = createDesk();
    await toSummary(desk);
    await desk.says(said);
    expect(desk.session?.dialogue.proposal?.start.slice(0, 16)).toBe(start);
  });

  test('the day of another wish stays its own', async () => {
    const desk = createDesk();
    await desk.says('yoga friday and a facial the day after');
    expect(desk.session?.dialogue.offer?.day).toBe('2026-11-27');
  });
});

describe('two services in their order', () => {
  test('one before the other is no limit of the hours, and is looked for before it', async () => {
    const desk = createDesk();
    const said = 'a relaxation massage at 4:30 tomorrow and before that a facial';
    expect(textOf(await desk.says(said))).toContain('one appointment at a time');
    expect(desk.session?.dialogue.chosen?.start.slice(0, 16)).toBe('2026-11-24T16:30');
    await desk.says('Dana Reed, 212 555 0143');
    expect(textOf(await desk.says('yes'))).toContain('Facial, before it');
    await desk.says('yes');
    const last = desk.session?.dialogue.offer?.slots.at(-1);
    expect(last?.start.slice(0, 10)).toBe('2026-11-24');
    expect(String(last?.end.slice(0, 16)) <= '2026-11-24T16:30').toBe(true);
  });

  test.each(['yoga tomorrow at 4 and after that a facial', 'yoga tomorrow at 4, then a facial'])(
    'one after the other is looked for behind it: "%s"',
    async (said) => {
      const desk = createDesk();
      expect(textOf(await desk.says(said))).toContain('one appointment at a time');
      expect(desk.session?.dialogue.chosen?.start.slice(0, 16)).toBe('2026-11-24T16:00');
    },
  );
});

describe('which one of a list', () => {
  test.each([
    ['the 60 minute one', 'Deep tissue massage'],
    ['the hour one', 'Deep tissue massage'],
    ['the 90 minute one', 'Relaxation massage'],
    ['the longer one', 'Relaxation massage'],
    ['the shorter one please', 'Deep tissue massage'],
    ['the cheaper one', 'Deep tissue massage'],
  ])('"%s"', async (said, service) => {
    const desk = createDesk();
    await desk.says('massage');
    expect(textOf(await desk.says(said))).toContain(`${service}. When`);
  });

  test.each(['for my son', "it's for my mum"])('whom it is for names none: "%s"', async (said) => {
    const desk = createDesk();
    await desk.says('massage');
    expect(textOf(await desk.says(said))).not.toContain('could not find');
    expect(desk.session?.dialogue.wish.serviceIds.length).toBe(2);
  });

  test.each(['make it noon', 'no, noon please', 'make it 12 not 11'])(
    'noon is no eleven: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says('yoga tomorrow at 11');
      await desk.says(said);
      expect(desk.session?.dialogue.chosen?.start.slice(11, 16)).toBe('12:00');
    },
  );

  test.each(['not eleven, noon', 'noon, not eleven', 'eleven, no, noon'])(
    'nor is it offered beside it: "%s"',
    async (said) => {
      const desk = createDesk();
      await desk.says('yoga tomorrow at 11');
      const offered = textOf(await desk.says(said));
      expect(offered).toContain('12:00 PM');
      expect(offered).not.toContain('11:00 AM');
    },
  );
});

describe('two who come under one name', () => {
  test.each([
    ['Omar and Leyla Said', 'Omar and Leyla Said'],
    ['it is for Omar and Leyla Said', 'Omar and Leyla Said'],
    ['my name is Mr and Mrs Lee', 'Mr and Mrs Lee'],
    ['mr and mrs lee', 'Mr and Mrs Lee'],
    ['Omar & Leyla Lee', 'Omar and Leyla Lee'],
    ['Mrs Lee', 'Mrs Lee'],
    ["Mrs. O'Neill and Mr. Ray", "Mrs. O'Neill and Mr. Ray"],
  ])('are kept whole: "%s"', async (said, name) => {
    for (const text of [said, `${said}, 212 555 0143`]) {
      const desk = createDesk();
      await desk.says('yoga tomorrow at 2pm');
      await desk.says(text);
      expect(desk.session?.dialogue.client.name).toBe(name);
    }
  });

  test.each(['Mrs', 'mr', 'Dr.', 'me and my wife'])('no name: "%s"', async (said) => {
    const desk = createDesk();
    await desk.says('yoga tomorrow at 2pm');
    await desk.says(said);
    expect(desk.session?.dialogue.client.name).toBeNull();
  });
});

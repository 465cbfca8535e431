import type { Card } from '@gomomo/contracts';
import { describe, expect, test } from '@jest/globals';

import { answerTo, deep, facial, freeOn, monday, studio } from '../../test/studio.ts';
import {
  at,
  book,
  choose,
  createTalk,
  day,
  name,
  phone,
  service,
  type Talk,
} from '../../test/talk.ts';
import {
  createWords,
  english,
  renderReply,
  type Command,
  type Prompt,
  type TenantFacts,
} from '../index.ts';

type TimesCard = Extract<Card, { kind: 'times' }>;

const words = (tenant: TenantFacts = studio) =>
  createWords({ tenant, language: { tag: 'en', messages: english }, spoken: false, now: monday });
const cards = (prompts: readonly Prompt[]): Card[] =>
  prompts.map((prompt) => renderReply(prompt, words()).card).filter((card) => card !== undefined);

function times(talk: Talk, ...commands: Command[]): TimesCard {
  const card = cards(talk.turn(...commands)).at(-1);
  if (card?.kind !== 'times') throw new Error(`no card of times but ${String(card?.kind)}`);
  return card;
}
const selected = (card: TimesCard) => card.days.find((each) => each.selected)?.date;

describe('a month of days', () => {
  test('answers the same card with every day of the month, on the day that is shown', () => {
    const talk = createTalk();
    const strip = times(talk, book, service(deep), day('2026-11-24'));
    expect(strip.days).toHaveLength(7);
    const said = talk.turn(choose(strip.month ?? ''));
    expect(said.map((prompt) => renderReply(prompt, words()).inPlace)).toEqual([true]);
    const month = cards(said)[0] as TimesCard;
    expect([month.days[0]?.date, month.days.at(-1)?.date]).toEqual(['2026-11-01', '2026-11-30']);
    expect(selected(month)).toBe('2026-11-24');
    expect(month.month).toBeUndefined();
    expect(month.previous).toBeUndefined();
  });

  test('tells days that have passed, full and free ones apart', () => {
    const talk = createTalk();
    const month = times(talk, book, service(deep), day('2026-11-24'), choose('month:2026-11-24'));
    const stateOf = (date: string) => month.days.find((each) => each.date === date)?.state;
    expect(stateOf('2026-11-02')).toBe('closed');
    expect(stateOf('2026-11-26')).toBe('full');
    expect(stateOf('2026-11-27')).toBe('free');
    expect(stateOf('2026-11-29')).toBe('closed');
  });

  test('is turned month by month and left by choosing a day', () => {
    const talk = createTalk();
    times(talk, book, service(deep), day('2026-11-24'));
    const november = times(talk, choose('month:2026-11-24'));
    const december = times(talk, choose(november.next ?? ''));
    expect(december.days).toHaveLength(31);
    expect(selected(december)).toBe('2026-12-01');
    expect(december.previous).toBe('month:2026-11-01');
    const strip = times(talk, choose('day:2026-12-03'));
    expect([strip.days.length, selected(strip)]).toEqual([7, '2026-12-03']);
  });

  test('without a free time is still a month, to be turned on or back', () => {
    const talk = createTalk();
    times(talk, book, service(deep), day('2026-11-24'));
    const empty = times(talk, choose('month:2027-01-01'));
    expect(empty.groups).toEqual([]);
    expect(empty.days.every((each) => each.state !== 'free')).toBe(true);
    expect(empty.previous).toBe('month:2026-12-01');
  });

  test('stays a month when somebody else is asked for', () => {
    const talk = createTalk();
    const month = times(talk, book, service(deep), day('2026-11-24'), choose('month:2026-11-24'));
    expect(times(talk, choose(month.staff[1]?.choice ?? '')).days).toHaveLength(30);
  });
});

describe('the card for name and number', () => {
  test('asks for what is missing and for nothing else', () => {
    const held = () => {
      const talk = createTalk();
      return { talk, said: talk.turn(book, service(deep), day('2026-11-24'), at('14:00')) };
    };
    expect(cards(held().said)).toEqual([{ kind: 'contact', fields: ['name', 'phone'] }]);
    expect(cards(held().talk.turn(name('Dana Reed')))).toEqual([
      { kind: 'contact', fields: ['phone'] },
    ]);
    expect(cards(held().talk.turn(phone('+12125550143')))).toEqual([
      { kind: 'contact', fields: ['name'] },
    ]);
  });
});

describe('what can be done here', () => {
  test('stands below it when everything is begun anew', () => {
    const talk = createTalk();
    talk.turn(book, service(facial), day('2026-11-24'));
    const said = talk.turn({ kind: 'cancelFlow' });
    expect(said.map((prompt) => prompt.id)).toEqual(['dropped', 'ask-what']);
    expect(cards(said)[0]?.kind).toBe('services');
    expect(cards(createTalk().turn({ kind: 'cancelFlow' }))[0]?.kind).toBe('services');
  });

  // The card of a business that had no service yet was a frame with nothing in it.
  test('is no empty card where nothing is on offer', () => {
    const prompt: Prompt = { id: 'ask-what', params: {}, options: [] };
    expect(renderReply(prompt, words({ ...studio, services: [] })).card).toBeUndefined();
  });
});

/** Half past midnight stood under *Morning*, behind nothing and before nine. */
test('times after midnight are of the night, before the morning of that date', () => {
  const late = { ...studio, hours: { weekly: [], overrides: [] } };
  const talk = createTalk({
    tenant: late,
    answer: (effect, now) =>
      effect.kind === 'searchSlots'
        ? {
            kind: 'slotsFound',
            effectId: effect.id,
            slots: freeOn('2026-11-24', ['00:00', '00:30', '04:30', '05:00', '11:00', '22:00']),
          }
        : answerTo(effect, now),
  });
  const { groups } = times(talk, book, service(deep), day('2026-11-24'));
  expect(groups.map(({ part, times: at }) => [part, at.map(({ label }) => label)])).toEqual([
    ['night', ['12:00 AM', '12:30 AM', '4:30 AM']],
    ['morning', ['5:00 AM', '11:00 AM']],
    ['evening', ['10:00 PM']],
  ]);
});

import { describe, expect, test } from '@jest/globals';

import { answerLine } from './answer-line.ts';

const ref = '2019-03-01T00:00:00';
const answer = (record: unknown) => answerLine(JSON.stringify(record));

describe('the measuring door', () => {
  test('answers date, time, intent and spans', () => {
    expect(answer({ id: 7, text: 'Book a table for 2 tomorrow at 5 pm', ref })).toMatchObject({
      id: 7,
      intent: 'book',
      date: '2019-03-02',
      time: '17:00',
      spans: [
        { slot: 'date', start: 19, end: 27 },
        { slot: 'time', start: 31, end: 35 },
      ],
    });
  });

  test('closes ranges and names parts of the day', () => {
    expect(answer({ text: 'next week', ref })).toMatchObject({
      date: '2019-03-04',
      end_date: '2019-03-10',
    });
    expect(answer({ text: 'between 2 and 4', ref })).toMatchObject({
      time: '14:00',
      end_time: '16:00',
    });
    expect(answer({ text: 'tomorrow morning', ref })).toMatchObject({ daypart: 'morning' });
  });

  test('tells limits, refusals, sets of weekdays and other languages', () => {
    expect(answer({ text: 'before 10', ref })).toMatchObject({
      time: '10:00',
      bound: 'before',
      polarity: 'wanted',
    });
    expect(answer({ text: 'from friday on', ref })).toMatchObject({ bound: 'after' });
    expect(answer({ text: 'not monday', ref })).toMatchObject({
      date: '2019-03-04',
      polarity: 'excluded',
    });
    expect(answer({ text: 'not monday, before 10', ref })).toMatchObject({
      time: '10:00',
      bound: 'before',
      polarity: 'wanted',
    });
    expect(answer({ text: 'mon/wed/fri', ref })).toMatchObject({ weekdays: [1, 3, 5] });
    expect(answer({ text: 'lunes a las 10', ref })).toMatchObject({ language: 'es' });
    expect(answer({ text: 'at 10', ref })).not.toHaveProperty('bound');
  });

  test('takes the acts of the last turn into account', () => {
    const after = (act: string) => answer({ text: 'No, thanks.', prev_acts: [act], ref });
    expect(after('CONFIRM:date')).toMatchObject({ intent: 'deny' });
    expect(answer({ text: '4', asked: ['time'], ref })).toMatchObject({ time: '16:00' });
    expect(answer({ text: '4', asked: ['people'], ref })).not.toHaveProperty('time');
  });

  test.each([
    ['not JSON', 'xx', /JSON/u],
    ['no object', '[]', /object/u],
    ['no text', '{"id":"a","ref":"2019-03-01"}', /text/u],
    ['no reference time', '{"text":"hi"}', /ref/u],
    ['an impossible reference time', '{"text":"hi","ref":"2019-02-31"}', /ref/u],
  ])('answers a line with %s by an error', (_, line, error) => {
    expect(answerLine(line)).toMatchObject({ error: expect.stringMatching(error) });
  });
});

import { describe, expect, test } from '@jest/globals';

import type { PendingKind } from '../core/pending.ts';
import { studio } from '../../test/studio.ts';
import { readTurn } from './read-turn.ts';

/** Sunday 22 November 2026, 14:00 in New York. */
const now = Date.parse('2026-11-22T14:00:00-05:00');
const read = (text: string, pending: PendingKind = 'what') =>
  readTurn(text, { tenant: studio, now, pending });

/** Conversations held as clients who know nothing of the desk; each test is a kind that went wrong. */

describe('an appointment one has is no wish for another', () => {
  test.each([
    ['i no can come tomorrow, what i do', 'what', 'change'],
    ['we not can make it on friday', 'what', 'change'],
    ['i have booking, please help', 'service', 'change'],
    ['my appointment is on the wrong day', 'what', 'change'],
    ['no! i need help with my booking', 'what', 'change'],
    ['they put me down for the wrong day', 'what', 'change'],
    ['no no, i have already appointment tomorrow! i want change', 'service', 'reschedule'],
    ['change appointment', 'service', 'reschedule'],
    ['i want to CANCEL', 'service', 'cancel'],
    ['I need to move my yoga to thursday', 'what', 'reschedule'],
    ['I know I have an appointment but cannot find when it is', 'what', 'lookup'],
    ['forgot what time my appointment is', 'what', 'lookup'],
  ] as const)('"%s" (asked: %s) begins %s', (text, pending, intent) => {
    expect(read(text, pending).intent).toBe(intent);
  });

  test.each([
    "I'm going to be about 15 minutes late for my yoga at 1",
    'gonna be a little bit late',
  ])('who is late books nothing: "%s"', (text) => {
    expect(read(text)).toMatchObject({ intent: null, topics: ['late'] });
  });
});

describe('who has no reference says so in many ways', () => {
  test.each([
    'i dont have a reference!!',
    'dont know it, 718 555 0302',
    'how should i know',
    'what reference',
    'I never got one',
  ])('"%s"', (text) => {
    const { acts, intent } = read(text, 'reference');
    expect(acts).toContain('skip');
    expect(intent).toBeNull();
  });
});

describe('a sentence that begins with no is no farewell', () => {
  test.each(['no! i need help with my booking', 'no that was somebody else with another name'])(
    '"%s"',
    (text) => expect(read(text, 'anything-else').acts).toEqual([]),
  );
  test.each(['no thanks', 'nope', "no thank you, that's all for now", 'no, nothing else'])(
    'while "%s" is one',
    (text) => expect(read(text, 'anything-else').acts).toContain('deny'),
  );
});

describe('questions at a summary that are about something else', () => {
  test.each(['is it hot?', 'is it painful'])('"%s" is a question', (text) => {
    expect(read(text, 'confirm')).toMatchObject({ topics: ['other'], acts: [] });
  });
  test.each(['is that with ana', 'is it on the third', 'is that right', 'which day is it'])(
    '"%s" wants the card again',
    (text) => expect(read(text, 'confirm').acts).toEqual(['repeat']),
  );
});

describe('what is told is not asked and not wanted', () => {
  test('what others do every month is no series', () => {
    expect(read('my sister comes every month, I would like a massage').recurring).toBe(false);
    expect(read('I would like a massage every month').recurring).toBe(true);
  });
  test('an animal that is told of is no question', () => {
    expect(read('we moved here with the kids and the dog, a massage please').topics).toEqual([]);
    expect(read('can I bring my dog?').topics).toEqual(['pets']);
  });
  test('a website that is complained about is no question', () => {
    expect(read('your website is slow. a massage please').topics).toEqual([]);
    expect(read('what is your website').topics).toEqual(['contact']);
  });
  test('talk in sentences of its own is not said back', () => {
    const { residue } = read('My granddaughter bakes cakes. I would like a massage on Friday.');
    expect(residue).toEqual({ said: [], turns: false, talk: ['bakes cakes'] });
  });
  test('what could turn a wish round is, wherever it stands', () => {
    const { residue } = read('A massage on Friday. Unless the snow comes.');
    expect(residue.said).not.toEqual([]);
  });
});

describe('questions of a desk', () => {
  test.each([
    ['is this a person', ['identity']],
    ['I was asking if you are a real person dear', ['identity']],
    ['how long he take', ['duration']],
    ['whats the cheapest thing you have', ['prices']],
    ["what's the difference between the two massages?", ['duration', 'prices']],
    ['is she still there?', ['staff']],
    ['should I come early?', ['arrival']],
    ['can I come early?', ['early']],
    ['do I need to bring a towel', ['preparing']],
    ['which one is the one for back pain', ['health']],
    ['I wonder whether a massage could help, my jaw hurts', ['health']],
    ["hi is this Luigi's pizza?", ['wrong-number']],
  ] as const)('"%s"', (text, topics) => {
    expect(read(text).topics.filter((topic) => topic !== 'greeting')).toEqual(topics);
  });

  test.each(['can somebody ring me', 'could a person call me back please'])(
    '"%s" wants to be called back',
    (text) => {
      expect(read(text)).toMatchObject({ topics: ['call-back'], acts: [] });
    },
  );
});

test('a yes with the name on the card is a yes, however it is written', () => {
  const proposal = {
    ...{ id: 'proposal_1', kind: 'book', was: null, holdId: null, expiresAt: null },
    service: {
      id: studio.services[0]?.id ?? '',
      name: studio.services[0]?.name ?? '',
      minutes: 60,
    },
    resource: { id: studio.resources[0]?.id ?? '', name: studio.resources[0]?.name ?? '' },
    start: '2026-11-24T14:00:00-05:00',
    end: '2026-11-24T15:00:00-05:00',
    client: { name: 'Nina Patel', phone: '+12125550143', email: null },
    priceMinor: null,
  } as unknown as NonNullable<Parameters<typeof readTurn>[1]['proposal']>;
  const acts = (text: string) =>
    readTurn(text, { tenant: studio, now, pending: 'confirm', proposal }).acts;
  expect(acts("yes that's me nina patel")).toEqual(['affirm']);
  expect(acts('yes nina')).toEqual(['affirm']);
  expect(acts('yes nina jones')).not.toContain('affirm');
});

describe('second round: ends of a talk', () => {
  test.each(["that's not good enough", 'it was a facial', 'thats the wrong one'])(
    '"%s" ends none',
    (text) => expect(read(text, 'anything-else').acts).toEqual([]),
  );
  test('"okay bye then" does', () => {
    expect(read('okay bye then', 'anything-else').acts).toContain('goodbye');
  });
  test('what is forgotten gives way to what is wanted', () => {
    const { acts, intent } = read('forget it. massage tues at 10');
    expect(acts).toEqual([]);
    expect(intent).toBe('book');
  });
  test.each(['can you cancel that again', 'never mind then'])(
    '"%s" drops what is being made',
    (text) => expect(read(text, 'confirm').acts).toContain('cancel-flow'),
  );
});

describe('second round: other things one says to a desk', () => {
  test.each([
    ["there's smoke coming out of your building", 'emergency'],
    ['I left my scarf there, did anybody find it?', 'other'],
    ['is there a discount for pensioners', 'other'],
    ['i want to know the timing of your shop', 'hours'],
    ['hi just checking if my reservation for saturday went through', 'status'],
    ['stop sending me texts', 'complaint'],
    ['is this the dentist?', 'wrong-number'],
  ] as const)('"%s" is about %s', (text, topic) => {
    const { topics, intent } = read(text);
    expect(topics).toContain(topic);
    expect([null, 'lookup']).toContain(intent);
  });
  test('a question about what was named picks nothing', () => {
    expect(read('what was the second one again', 'time').asks).toBe(true);
  });
  test('whoever wants to speak to a colleague hears one answer', () => {
    expect(read("could I speak with Ana please, it's about my last session").topics).toEqual([
      'colleague',
    ]);
  });
});

describe('third round', () => {
  test.each([
    ['u open now?', ['hours']],
    ['whats ur number', ['contact']],
    ['the massage is how many minute please', ['duration']],
    ['excuse me, where it is your shop', ['address']],
    ['could you tell me at what time you close on Saturdays', ['hours']],
    ['you lot never pick up the phone', ['complaint']],
    ['this bot is garbage', ['abuse']],
    ['why should I give you my number', ['other']],
    ['thank you for the lovely massage last week, Ana was an angel', ['thanks']],
  ] as const)('"%s"', (text, topics) => {
    const found = read(text);
    expect(found.topics).toEqual(topics);
    expect([null, 'book']).toContain(found.intent);
  });

  test('who cannot do stairs is not asked what to cancel', () => {
    expect(read("I can't do stairs").intent).toBeNull();
    expect(read("I can't do friday any more").intent).toBe('change');
  });

  test('what another has booked is looked up', () => {
    expect(read('my husband booked something for me, he will not tell me what').intent).toBe(
      'lookup',
    );
  });

  test('a day that is told of is no wish, whatever is wanted after it', () => {
    const polarities = ({ whens }: ReturnType<typeof read>) => whens.map((each) => each.polarity);
    expect(polarities(read('I ran on Sunday, a massage on Thursday please'))).toEqual([
      'background',
      'wanted',
    ]);
    expect(polarities(read('we moved here, can I come Tuesday at 3'))).toEqual(['wanted']);
  });
});

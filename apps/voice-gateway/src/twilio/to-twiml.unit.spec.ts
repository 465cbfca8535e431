import { describe, expect, test } from '@jest/globals';
import type { CallAnswer } from '../domain/call-answer.ts';
import { findTwimlFaults } from '@gomomo/fakes';
import { toTwiml } from './to-twiml.ts';

const links = {
  turn: (step: number, again: boolean) =>
    `https://book.example.com/twilio/voice/turn?step=${step}${again ? '&again=1' : ''}`,
  incoming: (again: number) => `https://book.example.com/twilio/voice/incoming?again=${again}`,
  dial: (step: number) => `https://book.example.com/twilio/voice/dial?step=${step}`,
  recording: (step: number) => `https://book.example.com/twilio/voice/recording?step=${step}`,
  relay: 'wss://book.example.com/twilio/relay',
  relayed: 'https://book.example.com/twilio/voice/turn?relay=1',
  screen: 'https://book.example.com/twilio/voice/dial?leg=screen',
  accept: 'https://book.example.com/twilio/voice/dial?leg=accept',
};
const asks: CallAnswer = {
  kind: 'asks',
  language: 'en-GB',
  text: 'Which day & time?',
  hints: ['9 AM', 'Cut, wash & dry'],
  listening: { speechTimeout: 2, timeoutSeconds: 7, oneKey: true },
  next: 3,
};
const render = (more: Partial<CallAnswer> = {}): string =>
  toTwiml({ ...asks, ...more } as CallAnswer, links);

describe('a question', () => {
  test('is said inside the gather, which takes words, keys and silence to the next step', () => {
    expect(render()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response><Gather input="dtmf speech"' +
        ' action="https://book.example.com/twilio/voice/turn?step=3" method="POST"' +
        ' actionOnEmptyResult="true" language="en-GB" speechTimeout="2" timeout="7" numDigits="1"' +
        ' hints="9 AM,Cut  wash &amp; dry"><Say language="en-GB">Which day &amp; time?</Say></Gather>' +
        '<Redirect method="POST">https://book.example.com/twilio/voice/turn?step=3</Redirect></Response>',
    );
    expect(findTwimlFaults(render())).toEqual([]);
  });

  test('for a number takes keys until the hash key', () => {
    const xml = render({ listening: { speechTimeout: 3, timeoutSeconds: 10, oneKey: false } });
    expect(xml).toContain('finishOnKey="#"');
    expect(xml).not.toContain('numDigits');
  });

  test('that is put once more goes to the same step and says that it does', () => {
    expect(render({ again: true })).toContain('turn?step=3&amp;again=1');
  });

  test.each([
    ['control characters', 'a\u0000b\u001Fc\uFFFEd', 'a b c d'],
    ['half a character', 'a\uD83D', 'a\uFFFD'],
    ['markup', '<Dial>+1900</Dial>', '&lt;Dial&gt;+1900&lt;/Dial&gt;'],
  ])('with %s is valid all the same', (_what, text, said) => {
    const xml = render({ text, hints: [text, ',', ''] });
    expect(xml).toContain(`<Say language="en-GB">${said}</Say>`);
    expect(findTwimlFaults(xml)).toEqual([]);
  });

  test('of any length is valid', () => {
    const hints = Array.from({ length: 900 }, (_, n) => `${n} ${'x'.repeat(200)}`);
    expect(findTwimlFaults(render({ text: 'long '.repeat(5_000), hints }))).toEqual([]);
  });
});

test('a message is announced, taken after a tone, and goes on where nothing is spoken', () => {
  const xml = render({ kind: 'records' } as Partial<CallAnswer>);
  expect(xml).toMatch(/<Say language="en-GB">.*<\/Say><Record action="[^"]*recording\?step=3"/);
  expect(xml).toMatch(
    /playBeep="true".*<Redirect method="POST">[^<]*recording\?step=3<\/Redirect>/,
  );
  expect(findTwimlFaults(xml)).toEqual([]);
});

test('an end says what there is to say and hangs up', () => {
  const xml = render({ kind: 'ends' } as Partial<CallAnswer>);
  expect(xml).toMatch(/<Response><Say language="en-GB">.*<\/Say><Hangup\/><\/Response>$/);
  expect(findTwimlFaults(xml)).toEqual([]);
});

test('a call that is held is silent for a while and tried again', () => {
  const xml = render({ kind: 'holds', seconds: 4, again: 2 } as Partial<CallAnswer>);
  expect(xml).toMatch(/<\/Say><Pause length="4"\/><Redirect method="POST">[^<]*again=2</);
  expect(findTwimlFaults(xml)).toEqual([]);
});

test('a call that is relayed is greeted there, and comes back when that is over', () => {
  const xml = toTwiml(
    { kind: 'relays', language: 'en-GB', text: 'Hello & welcome.', hints: ['Facial'] },
    links,
  );
  expect(findTwimlFaults(xml)).toEqual([]);
  expect(xml).toContain(
    '<Connect action="https://book.example.com/twilio/voice/turn?relay=1" method="POST">' +
      '<ConversationRelay url="wss://book.example.com/twilio/relay"' +
      ' welcomeGreeting="Hello &amp; welcome." language="en-GB" interruptible="any"' +
      ' dtmfDetection="true" hints="Facial"/></Connect>',
  );
});

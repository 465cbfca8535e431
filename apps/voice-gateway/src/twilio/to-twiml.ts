import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { CallAnswer } from '../domain/call-answer.ts';

/** `<Say>` takes 4,096 characters, `hints` 500 phrases of 100 characters. */
const textMax = 4_000;
const hintMax = 100;
const hintsMax = 100;

/** Addresses of the webhooks that a document leads to. */
export interface Links {
  turn(step: number, again: boolean): string;
}

/** What a caller hears next, as TwiML. */
export function toTwiml(answer: CallAnswer, links: Links): string {
  const response = new VoiceResponse();
  const { language } = answer;
  const text = toXmlText(answer.text.slice(0, textMax));
  if (answer.kind === 'ends') {
    response.say({ language }, text);
    response.hangup();
    return response.toString();
  }
  const action = links.turn(answer.next, answer.again ?? false);
  const { speechTimeout, timeoutSeconds, oneKey } = answer.listening;
  const hints = toHints(answer.hints);
  response
    .gather({
      input: ['dtmf', 'speech'],
      action,
      method: 'POST',
      actionOnEmptyResult: true,
      language,
      speechTimeout: String(speechTimeout),
      timeout: timeoutSeconds,
      ...(oneKey ? { numDigits: 1 } : { finishOnKey: '#' }),
      ...(hints === '' ? {} : { hints }),
    })
    .say({ language }, text);
  // Should a gather ever end without its action, the call goes on all the same.
  response.redirect({ method: 'POST' }, action);
  return response.toString();
}

/** Without what XML 1.0 cannot hold. */
const toXmlText = (text: string): string =>
  text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ');

/** Phrases are divided by commas. */
const toHints = (hints: readonly string[]): string =>
  hints
    .map((hint) => toXmlText(hint.slice(0, hintMax)).replaceAll(',', ' ').trim())
    .filter((hint) => hint !== '')
    .slice(0, hintsMax)
    .join(',');

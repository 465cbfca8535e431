import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import type { CallAnswer } from '../domain/call-answer.ts';
import { toXmlText } from './xml-text.ts';

/** `<Say>` takes 4,096 characters, `hints` 500 phrases of 100 characters. */
const textMax = 4_000;
const hintMax = 100;
const hintsMax = 100;

/** Addresses of the webhooks that a document leads to. */
export interface Links {
  turn(step: number, again: boolean): string;
  /** Where a call is tried again. */
  incoming(again: number): string;
  /** Told what came of putting the call through. */
  dial(step: number): string;
  /** Told what was spoken after the tone. */
  recording(step: number): string;
  /** The socket of calls that are relayed, and what is told when that is over. */
  readonly relay: string;
  readonly relayed: string;
  /** What a person who picks up hears, and where their key goes. */
  readonly screen: string;
  readonly accept: string;
}

/** What a caller hears next, as TwiML. */
export function toTwiml(answer: CallAnswer, links: Links): string {
  const response = new VoiceResponse();
  switch (answer.kind) {
    case 'ends':
      say(response, answer);
      response.hangup();
      break;
    case 'holds':
      hold(response, answer, links);
      break;
    case 'asks':
      ask(response, answer, links);
      break;
    case 'relays':
      relay(response, answer, links);
      break;
    case 'dials':
      dial(response, answer, links);
      break;
    case 'records':
      record(response, answer, links);
      break;
    case 'screens':
      say(response.gather({ input: ['dtmf'], action: links.accept, numDigits: 1 }), answer);
      response.hangup();
      break;
    case 'bridges':
      break;
  }
  return response.toString();
}

type Of<Kind extends CallAnswer['kind']> = Extract<CallAnswer, { kind: Kind }>;

function say(
  to: Pick<VoiceResponse, 'say'>,
  { language, text }: Of<'asks' | 'holds' | 'ends' | 'dials' | 'records' | 'screens'>,
): void {
  to.say({ language }, toXmlText(text.slice(0, textMax)));
}

function hold(response: VoiceResponse, answer: Of<'holds'>, links: Links): void {
  say(response, answer);
  response.pause({ length: answer.seconds });
  response.redirect({ method: 'POST' }, links.incoming(answer.again));
}

function ask(response: VoiceResponse, answer: Of<'asks'>, links: Links): void {
  const action = links.turn(answer.next, answer.again ?? false);
  const { speechTimeout, timeoutSeconds, oneKey } = answer.listening;
  const hints = toHints(answer.hints);
  const gather = response.gather({
    input: ['dtmf', 'speech'],
    action,
    method: 'POST',
    actionOnEmptyResult: true,
    language: answer.language,
    speechTimeout: String(speechTimeout),
    timeout: timeoutSeconds,
    ...(oneKey ? { numDigits: 1 } : { finishOnKey: '#' }),
    ...(hints === '' ? {} : { hints }),
  });
  say(gather, answer);
  // Should a gather ever end without its action, the call goes on all the same.
  response.redirect({ method: 'POST' }, action);
}

/** It greets by itself; the caller may cut in, by voice or key. */
function relay(response: VoiceResponse, answer: Of<'relays'>, links: Links): void {
  const hints = toHints(answer.hints);
  response.connect({ action: links.relayed, method: 'POST' }).conversationRelay({
    url: links.relay,
    welcomeGreeting: toXmlText(answer.text.slice(0, textMax)),
    language: answer.language,
    interruptible: 'any',
    dtmfDetection: true,
    ...(hints === '' ? {} : { hints }),
  });
}

const ringSeconds = 20;

/** The caller hears it ring until a person has pressed the key. */
function dial(response: VoiceResponse, answer: Of<'dials'>, links: Links): void {
  say(response, answer);
  const action = links.dial(answer.next);
  response
    .dial({ action, method: 'POST', timeout: ringSeconds, answerOnBridge: true })
    .number({ url: links.screen, method: 'POST' }, answer.number);
}

const messageSeconds = 120;
const silenceSeconds = 5;

/** Where nothing is spoken Twilio goes on with the next verb, and the call with the same step. */
function record(response: VoiceResponse, answer: Of<'records'>, links: Links): void {
  say(response, answer);
  const action = links.recording(answer.next);
  response.record({
    action,
    method: 'POST',
    maxLength: messageSeconds,
    timeout: silenceSeconds,
    finishOnKey: '#',
    playBeep: true,
    trim: 'do-not-trim',
  });
  response.redirect({ method: 'POST' }, action);
}

/** Phrases are divided by commas. */
const toHints = (hints: readonly string[]): string =>
  hints
    .map((hint) => toXmlText(hint.slice(0, hintMax)).replaceAll(',', ' ').trim())
    .filter((hint) => hint !== '')
    .slice(0, hintsMax)
    .join(',');

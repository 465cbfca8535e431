/**
 * The verbs and nouns of voice TwiML that we use, with every attribute published for them and what it
 * may be. Source: https://www.twilio.com/docs/voice/twiml and the page of each verb (gather, say,
 * redirect, hangup, reject, pause, play, dial, number, record, connect, conversationrelay), read together with `VoiceResponse.d.ts` of the
 * package twilio 6.2.0, which Twilio makes from its own description.
 */
export interface Verb {
  readonly attributes: Readonly<Record<string, RegExp>>;
  /** Elements that may stand in it. */
  readonly nouns: readonly string[];
  readonly text: 'none' | 'needed';
}

const address = /^(?:https?:\/\/|\/)\S+$/;
const method = /^(?:GET|POST)$/;
const flag = /^(?:true|false)$/;
const positive = /^[1-9]\d*$/;
const count = /^\d+$/;
const any = /^[\s\S]*$/;
const language = /^en-(?:AU|CA|GB|IE|IN|NZ|US|ZA)$/;
const key = /^[0-9*#]*$/;
const events =
  /^(?:initiated|ringing|answered|completed)(?: (?:initiated|ringing|answered|completed))*$/;
/** By what talk of the desk is cut short; older documents say true and false. */
const interruptible = /^(?:none|dtmf|speech|any|true|false)$/;
const e164 = /^\+[1-9]\d{6,14}$/;

const none: Verb = { attributes: {}, nouns: [], text: 'none' };

export const publishedVerbs: Readonly<Record<string, Verb>> = {
  Response: {
    attributes: {},
    nouns: [
      'Gather',
      'Say',
      'Redirect',
      'Hangup',
      'Reject',
      'Pause',
      'Play',
      'Dial',
      'Record',
      'Connect',
    ],
    text: 'none',
  },
  Gather: {
    attributes: {
      action: address,
      method,
      input: /^(?:dtmf|speech|dtmf speech|speech dtmf)$/,
      timeout: positive,
      speechTimeout: /^(?:auto|[1-9]\d*)$/,
      maxSpeechTime: positive,
      finishOnKey: key,
      numDigits: positive,
      actionOnEmptyResult: flag,
      language,
      hints: /^(?=[\s\S]{1,50000}$)[^,]{1,100}(?:,[^,]{1,100}){0,499}$/,
      partialResultCallback: address,
      partialResultCallbackMethod: method,
      profanityFilter: flag,
      bargeIn: flag,
      debug: flag,
      enhanced: flag,
      speechModel: any,
    },
    nouns: ['Say', 'Pause'],
    text: 'none',
  },
  Say: { attributes: { language, loop: count, voice: any }, nouns: [], text: 'needed' },
  Redirect: { attributes: { method }, nouns: [], text: 'needed' },
  Pause: { ...none, attributes: { length: positive } },
  Hangup: none,
  Reject: { ...none, attributes: { reason: /^(?:rejected|busy)$/ } },
  Play: { attributes: { loop: count, digits: any }, nouns: [], text: 'needed' },
  Connect: { attributes: { action: address, method }, nouns: ['ConversationRelay'], text: 'none' },
  ConversationRelay: {
    attributes: {
      url: /^wss?:\/\/\S+$/,
      welcomeGreeting: any,
      welcomeGreetingInterruptible: interruptible,
      language,
      ttsLanguage: language,
      ttsProvider: any,
      voice: any,
      transcriptionLanguage: language,
      transcriptionProvider: any,
      speechModel: any,
      hints: any,
      interruptible,
      interruptSensitivity: /^(?:low|medium|high)$/,
      dtmfDetection: flag,
      partialPrompts: flag,
      preemptible: flag,
      profanityFilter: flag,
      reportInputDuringAgentSpeech: interruptible,
      ignoreBackchannel: flag,
      debug: any,
      events: any,
    },
    nouns: ['Language', 'Parameter'],
    text: 'none',
  },
  Language: {
    ...none,
    attributes: {
      code: language,
      ttsProvider: any,
      voice: any,
      transcriptionProvider: any,
      speechModel: any,
    },
  },
  Parameter: { ...none, attributes: { name: any, value: any } },
  Dial: {
    attributes: {
      action: address,
      method,
      timeout: positive,
      hangupOnStar: flag,
      timeLimit: positive,
      callerId: e164,
      record: /^(?:do-not-record|record-from-(?:answer|ringing)(?:-dual)?|true|false)$/,
      answerOnBridge: flag,
      ringTone: any,
      sequential: flag,
    },
    nouns: ['Number'],
    text: 'none',
  },
  Number: {
    attributes: {
      url: address,
      method,
      sendDigits: any,
      statusCallback: address,
      statusCallbackEvent: events,
      statusCallbackMethod: method,
    },
    nouns: [],
    text: 'needed',
  },
  Record: {
    ...none,
    attributes: {
      action: address,
      method,
      timeout: positive,
      finishOnKey: key,
      maxLength: positive,
      playBeep: flag,
      trim: /^(?:trim-silence|do-not-trim)$/,
      recordingStatusCallback: address,
      recordingStatusCallbackMethod: method,
      recordingStatusCallbackEvent: any,
      transcribe: flag,
    },
  },
};

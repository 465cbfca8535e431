import { findTwimlFaults, parseXml, type Element } from '@gomomo/fakes';
import { expect } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';

export const accountSid = `AC${'0'.repeat(32)}`;

export interface CallerOptions {
  /** Where the gateway is, and what it believes to be its public address. */
  readonly url: string;
  readonly token: string;
  readonly from?: string;
  readonly to?: string;
  readonly callSid?: string;
}

/** What was heard: the words, and what the document wants next. */
export interface Heard {
  readonly text: string;
  readonly document: Element;
  readonly xml: string;
  /** Where the caller's answer goes; undefined: the call is over. */
  readonly action?: string;
  readonly status: number;
}

/** As Twilio signs: HMAC-SHA1 over the address and the fields in order of their names. */
export function sign(token: string, url: string, fields: Readonly<Record<string, string>>): string {
  const data = Object.keys(fields)
    .toSorted()
    .reduce((text, name) => text + name + (fields[name] ?? ''), url);
  return createHmac('sha1', token).update(data).digest('base64');
}

export const newCallSid = (): string => `CA${randomBytes(16).toString('hex')}`;

export function post(
  url: string,
  fields: Readonly<Record<string, string>>,
  signature?: string,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      ...(signature === undefined ? {} : { 'x-twilio-signature': signature }),
    },
    body: new URLSearchParams(fields).toString(),
  });
}

/** All that is said, in order. */
const textOf = (element: Element): string =>
  element.name === 'Say' ? element.text : element.children.map(textOf).join(' ').trim();

const find = (document: Element, name: string): Element | undefined =>
  document.children.find((child) => child.name === name);

/** A telephone: sends signed webhooks and does what the answers say. Every answer is checked. */
export function createCaller({ url, token, ...options }: CallerOptions) {
  const callSid = options.callSid ?? newCallSid();
  const line = {
    CallSid: callSid,
    AccountSid: accountSid,
    From: options.from ?? '+12125550143',
    To: options.to ?? '+17185550134',
    Direction: 'inbound',
  };
  let heard: Heard | undefined;

  async function send(to: string, more: Readonly<Record<string, string>>): Promise<Heard> {
    const fields = { ...line, CallStatus: 'in-progress', ...more };
    const response = await post(to, fields, sign(token, to, fields));
    const xml = await response.text();
    if (response.status !== 200) throw new Error(`${to}: ${response.status} ${xml}`);
    expect(findTwimlFaults(xml)).toEqual([]);
    const document = parseXml(xml);
    const action = find(document, 'Gather')?.attributes['action'];
    const { status } = response;
    heard = { text: textOf(document), document, xml, status, ...(action ? { action } : {}) };
    return heard;
  }

  /** Answers the question that was heard last. */
  function answer(more: Readonly<Record<string, string>>): Promise<Heard> {
    if (heard?.action === undefined) throw new Error(`the call is over: ${heard?.text ?? ''}`);
    return send(heard.action, more);
  }

  return {
    callSid,
    send,
    dials: () => send(`${url}/twilio/voice/incoming`, { CallStatus: 'ringing' }),
    says: (SpeechResult: string, Confidence = '0.92') => answer({ SpeechResult, Confidence }),
    keys: (Digits: string) => answer({ Digits }),
    stays: () => answer({}),
    async hangsUp(CallStatus = 'completed'): Promise<number> {
      const to = `${url}/twilio/voice/status`;
      const fields = { ...line, CallStatus };
      return (await post(to, fields, sign(token, to, fields))).status;
    },
  };
}

export type Caller = ReturnType<typeof createCaller>;

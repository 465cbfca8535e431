import { parseXml, type Element } from '../twiml/parse-xml.ts';
import type { House } from './house.ts';
import { newMessage, type Message } from './message.ts';
import { postWebhook } from './sign.ts';

/** What a person texts, and what it is answered. */
export interface Texted {
  readonly message: Message;
  readonly replies: readonly Message[];
}

/** A person texts a number of the business: the product hears of it and answers in TwiML, or not at all. */
export async function text(
  house: House,
  { from, to, body }: Pick<Message, 'from' | 'to' | 'body'>,
): Promise<Texted> {
  const message = newMessage({ from, to, body, direction: 'inbound' });
  house.messages.push(message);
  house.log(`${from} → ${to}: ${body}`);
  house.optOuts.hear(from, to, body);
  if (house.smsWebhook === undefined) return { message, replies: [] };
  const fields = {
    ...{ MessageSid: message.sid, SmsSid: message.sid, SmsMessageSid: message.sid },
    ...{ AccountSid: house.accountSid, ApiVersion: '2010-04-01', SmsStatus: 'received' },
    ...{ From: from, To: to, Body: body, NumMedia: '0', NumSegments: '1' },
  };
  const response = await postWebhook(house.authToken, house.smsWebhook, fields);
  const answer = await response.text();
  if (!response.ok) throw new Error(`${house.smsWebhook}: ${response.status} ${answer}`);
  const replies = house.optOuts.has(from, to) ? [] : readReplies(answer);
  return { message, replies: replies.map((reply) => hand(house, { from: to, to: from, reply })) };
}

function hand(house: House, { from, to, reply }: { from: string; to: string; reply: string }) {
  const message = newMessage({ from, to, body: reply, direction: 'outbound-reply' });
  message.status = 'delivered';
  house.messages.push(message);
  house.log(`${from} → ${to}: ${reply}`);
  return message;
}

const bodyOf = ({ text: own, children }: Element): string =>
  children.find(({ name }) => name === 'Body')?.text ?? own.trim();

const readReplies = (twiml: string): string[] =>
  twiml.trim() === ''
    ? []
    : parseXml(twiml)
        .children.filter(({ name }) => name === 'Message')
        .map(bodyOf);

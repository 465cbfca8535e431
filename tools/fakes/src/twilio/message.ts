import { randomBytes } from 'node:crypto';

export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'received';

/** A text message, either way. */
export interface Message {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly direction: 'outbound-api' | 'outbound-reply' | 'inbound';
  readonly statusCallback?: string;
  readonly createdAt: Date;
  updatedAt: Date;
  status: MessageStatus;
  errorCode: number | null;
}

export const newSid = (prefix: 'SM' | 'RE' | 'CA'): string =>
  `${prefix}${randomBytes(16).toString('hex')}`;

export function newMessage(
  what: Pick<Message, 'from' | 'to' | 'body' | 'direction' | 'statusCallback'>,
): Message {
  const now = new Date();
  const status = what.direction === 'inbound' ? 'received' : 'queued';
  return { ...what, sid: newSid('SM'), createdAt: now, updatedAt: now, status, errorCode: null };
}

/** RFC 2822, as the API of 2010 dates. */
export const toApiDate = (date: Date): string => date.toUTCString().replace('GMT', '+0000');

/** What the GSM alphabet holds; anything else makes a message of UCS-2, with fewer characters. */
const gsm = /^[\w\s@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà^{}\\[~\]|€]*$/;

function countSegments(body: string): number {
  const [one, many] = gsm.test(body) ? [160, 153] : [70, 67];
  return body.length <= one ? 1 : Math.ceil(body.length / many);
}

/** The resource (twilio.com/docs/messaging/api/message-resource). */
export function toMessageResource(message: Message, accountSid: string): object {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
  const isSent = message.status !== 'queued';
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: toApiDate(message.createdAt),
    date_sent: isSent ? toApiDate(message.updatedAt) : null,
    date_updated: toApiDate(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(countSegments(message.body)),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}

import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';
import { toXmlText } from './xml-text.ts';

/** A text message's answer as TwiML; undefined: none. */
export function toMessage(text: string | undefined): string {
  const response = new MessagingResponse();
  if (text !== undefined && text !== '') response.message(toXmlText(text));
  return response.toString();
}

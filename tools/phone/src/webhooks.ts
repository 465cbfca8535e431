import { findTwimlFaults, parseXml, postWebhook, signWebhook, type Fields } from '@gomomo/fakes';
import type { Element } from '@gomomo/fakes';

/** Where the product is, and what it believes to be its address: signatures are made over that one. */
export interface Line {
  readonly url: string;
  readonly publicUrl?: string;
  readonly token: string;
}

export interface Answer {
  readonly document: Element;
  readonly xml: string;
}

export interface Webhooks {
  /** Asks for a document. A failure is asked for once more at the fallback, as Twilio does. */
  ask(url: string, fields: Fields, method?: string): Promise<Answer>;
  /** Tells something that is answered by nothing; answers the HTTP status. */
  tell(url: string, fields: Fields): Promise<number>;
}

/** Twilio gives up on a webhook after this time. */
const patienceMs = 15_000;

export function createWebhooks({ url, publicUrl = url, token }: Line): Webhooks {
  const toReal = (address: string): string =>
    address.startsWith(publicUrl) ? url + address.slice(publicUrl.length) : address;

  async function send(address: string, fields: Fields, method: string): Promise<Response> {
    const signal = AbortSignal.timeout(patienceMs);
    if (method === 'POST')
      return postWebhook(token, address, fields, { to: toReal(address), signal });
    const asked = new URL(address);
    for (const [name, value] of Object.entries(fields)) asked.searchParams.set(name, value);
    const signature = signWebhook(token, asked.href, {});
    return fetch(toReal(asked.href), { headers: { 'x-twilio-signature': signature }, signal });
  }

  async function ask(address: string, fields: Fields, method = 'POST'): Promise<Answer> {
    const response = await send(address, fields, method);
    const xml = await response.text();
    if (response.status !== 200) throw new Error(`${address}: ${response.status} ${xml}`);
    const faults = findTwimlFaults(xml);
    if (faults.length > 0)
      throw new Error(`${address} answers no good TwiML: ${faults.join('; ')}`);
    return { document: parseXml(xml), xml };
  }

  const fallback = `${publicUrl}/twilio/voice/fallback`;
  return {
    async ask(address, fields, method) {
      try {
        return await ask(address, fields, method);
      } catch (error) {
        if (!isFailure(error)) throw error;
        return ask(fallback, { ...fields, ErrorCode: '11200', ErrorUrl: address });
      }
    },
    tell: async (address, fields) => {
      const response = await send(address, fields, 'POST');
      await response.body?.cancel();
      return response.status;
    },
  };
}

/** The product was not there, or failed: Twilio tries the fallback then. A refusal is the caller's. */
const isFailure = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'TimeoutError' || /fetch failed|: 5\d\d /.test(error.message));

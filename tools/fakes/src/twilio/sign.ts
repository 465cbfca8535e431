import { createHmac } from 'node:crypto';

export type Fields = Readonly<Record<string, string>>;

/** As Twilio signs a webhook: HMAC-SHA1 over the address and the fields in order of their names. */
export function signWebhook(authToken: string, url: string, fields: Fields): string {
  const data = Object.keys(fields)
    .toSorted()
    .reduce((text, name) => text + name + (fields[name] ?? ''), url);
  return createHmac('sha1', authToken).update(data).digest('base64');
}

/** Sends a webhook: a form, signed for its address; `to`, where that address is reached elsewhere. */
export function postWebhook(
  authToken: string,
  url: string,
  fields: Fields,
  { to = url, signal }: { readonly to?: string; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  return fetch(to, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': signWebhook(authToken, url, fields),
    },
    body: new URLSearchParams(fields).toString(),
    redirect: 'manual',
    ...(signal === undefined ? {} : { signal }),
  });
}

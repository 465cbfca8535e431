import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';

/** A webhook as it arrived; `url` is the address that Twilio was told to call. */
export interface SignedRequest {
  readonly url: string;
  readonly signature: string | undefined;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/**
 * Whether Twilio sent it: HMAC-SHA1 of the address and the form's fields, or of the address with the
 * hash of the body in it, under any of the tokens (two while one is rotated). The address is tried
 * with and without its port and with its query written anew (twilio.com/docs/usage/security). Without
 * a token nothing is believed.
 */
export function isFromTwilio(
  tokens: readonly string[],
  { url, signature, params, body }: SignedRequest,
): boolean {
  const address = URL.parse(url);
  if (signature === undefined || address === null) return false;
  const isHashed = address.searchParams.has('bodySHA256');
  return tokens.some((token) =>
    isHashed
      ? validateRequestWithBody(token, signature, url, body)
      : validateRequest(token, signature, url, params),
  );
}

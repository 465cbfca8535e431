import { describe, expect, test } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { isFromTwilio, type SignedRequest } from './signature.ts';

/** Twilio's own example (twilio.com/docs/usage/security, "Example: validating a request"). */
const published: SignedRequest = {
  url: 'https://example.com/myapp.php?foo=1&bar=2',
  signature: 'L/OH5YylLD5NRKLltdqwSvS0BnU=',
  params: {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
    To: '+18005551212',
  },
  body: '',
};
const token = '12345';
const hmac = (text: string): string => createHmac('sha1', token).update(text).digest('base64');

describe('a webhook', () => {
  test('signed as Twilio publishes it is believed, with any of the tokens', () => {
    expect(isFromTwilio([token], published)).toBe(true);
    expect(isFromTwilio(['new', token], published)).toBe(true);
  });

  test.each<[string, readonly string[], Partial<SignedRequest>]>([
    ['without a token of ours', [], {}],
    ['signed by another token', ['54321'], {}],
    ['without a signature', [token], { signature: undefined }],
    ['with an empty signature', [token], { signature: '' }],
    ['with a field that was changed', [token], { params: { ...published.params, Digits: '1' } }],
    ['with a field more', [token], { params: { ...published.params, To2: '' } }],
    ['for another host', [token], { url: 'https://example.org/myapp.php?foo=1&bar=2' }],
    ['for another scheme', [token], { url: 'http://example.com/myapp.php?foo=1&bar=2' }],
    ['for another query', [token], { url: 'https://example.com/myapp.php?foo=1&bar=3' }],
  ])('%s is not', (_what, tokens, more) => {
    expect(isFromTwilio(tokens, { ...published, ...more })).toBe(false);
  });

  test('is believed with and without the port of its scheme, and with its query written anew', () => {
    const path = "/voice?step=1&who=O'Hara";
    const forms = [
      `https://example.com${path}`,
      `https://example.com:443${path}`,
      `https://example.com/voice?step=1&who=O'Hara`,
      `https://example.com:443/voice?step=1&who=O%27Hara`,
    ];
    for (const form of forms) {
      for (const url of [`https://example.com${path}`, `https://example.com:443${path}`]) {
        const request = { url, signature: hmac(form), params: {}, body: '' };
        expect([form, url, isFromTwilio([token], request)]).toEqual([form, url, true]);
      }
    }
  });

  test('with a field that is there twice counts each value once, in order', () => {
    const url = 'https://example.com/voice';
    const params = { Digits: ['2', '1', '2'] };
    const signature = hmac(`${url}Digits1Digits2`);
    expect(isFromTwilio([token], { url, signature, params, body: '' })).toBe(true);
  });

  test('with the hash of its body in the address is believed for exactly that body', () => {
    const body = '{"event":"über"}';
    const hash = createHash('sha256').update(body).digest('hex');
    const url = `https://example.com/voice?bodySHA256=${hash}`;
    const request = { url, signature: hmac(url), params: {}, body };
    expect(isFromTwilio([token], request)).toBe(true);
    expect(isFromTwilio([token], { ...request, body: '{"event":"x"}' })).toBe(false);
  });

  test('for an address that is none is not believed', () => {
    const url = 'http://[/voice?bodySHA256=1';
    expect(isFromTwilio([token], { url, signature: hmac(url), params: {}, body: '' })).toBe(false);
  });
});

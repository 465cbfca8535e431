import { refusalOf, type ApiError } from './errors.ts';

const e164 = /^\+[1-9]\d{6,14}$/;
const bodyMax = 1_600;

/** Numbers that mean an error for who tests (twilio.com/docs/iam/test-credentials). */
const magicTo: Readonly<Record<string, number>> = {
  '+15005550001': 21211,
  '+15005550002': 21612,
  '+15005550003': 21408,
  '+15005550004': 21610,
  '+15005550009': 21614,
};
const magicFrom: Readonly<Record<string, number>> = {
  '+15005550001': 21212,
  '+15005550007': 21606,
};

/** Why a message is not taken, as the real API would say; undefined: it is. */
export function checkMessage(
  form: URLSearchParams,
  hasOptedOut: (to: string, from: string) => boolean,
): ApiError | undefined {
  const [to = '', from = '', body = ''] = ['To', 'From', 'Body'].map((it) => form.get(it) ?? '');
  const code =
    findMissing(to, from, body) ??
    magicTo[to] ??
    magicFrom[from] ??
    (isCallback(form.get('StatusCallback')) ? undefined : 21609) ??
    (hasOptedOut(to, from) ? 21610 : undefined);
  return code === undefined ? undefined : refusalOf(code, to, from);
}

function findMissing(to: string, from: string, body: string): number | undefined {
  if (to === '') return 21604;
  if (from === '') return 21603;
  if (body === '') return 21602;
  if (!e164.test(to)) return 21211;
  if (!e164.test(from)) return 21212;
  return body.length > bodyMax ? 21617 : undefined;
}

const isCallback = (url: string | null): boolean =>
  url === null || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));

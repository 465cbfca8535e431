import { toContext } from '@gomomo/dialogue';
import type { ModelTurn } from '@gomomo/front-desk';
import { understand, type Span } from '@gomomo/understanding';

/** Hides what identifies a client in a text that goes to a model. */
export interface Mask {
  /** A client's words: read as a turn is, so that a number that is spoken or spelled is hidden too. */
  readonly said: (text: string) => string;
  /** The desk's words and the business's: these write such things in figures. */
  readonly told: (text: string) => string;
}

const marks = { phone: '[phone]', email: '[e-mail]', reference: '[reference]', token: '[token]' };
type Secret = keyof typeof marks;

interface Found {
  readonly span: Span;
  readonly secret: Secret;
}

/** Written forms, whatever a reader makes of them. */
const token = /#manage=\S+|\bgmk_[\w-]+|(?<![\w.-])(?=[\w.-]*\d)[\w-][\w.-]{22,}[\w-]/gu;
const email = /[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[\p{L}\d-]{2,}/gu;
/** Eight of Crockford's letters and figures; of letters alone only as it is printed. */
const reference =
  /\b(?=[\da-z]*-?[\da-z]*\d)(?=[\d-]*[a-z])[\da-hjkmnp-tv-z]{4}-?[\da-hjkmnp-tv-z]{4}\b/giu;
const printed = /\b[A-HJKMNP-TV-Z]{4}-[A-HJKMNP-TV-Z]{4}\b/gu;
const phone = /(?<![\d:])\(?\+?\(?\d(?:[\s().\-/]{0,3}\d){6,}(?![\d:])/gu;

/** More details than a turn has; each reading takes the first of every sort. */
const readingsMax = 6;

/**
 * Hides what was read as a detail, and then what looks like one: rather too much than too little. A run
 * of digits that is read as a date or a time is let through.
 */
export function createMask(turn: Pick<ModelTurn, 'tenant' | 'now' | 'state' | 'visitor'>): Mask {
  const { tenant, now, visitor, state } = turn;
  const scene = toContext({
    ...{ tenant, now, pending: 'proof' },
    ...(visitor === undefined ? {} : { visitor }),
  });
  const known = knownSecrets(state);
  const read: Reader = (text) => understand(text, scene);
  const surely = (text: string): string =>
    hide(maskKnown(text, known), (each) => matches(each, token, 'token'));
  return {
    said: (text) => maskWritten(maskRead(surely(text), read), read),
    told: (text) => maskWritten(surely(text), read),
  };
}

type Reader = (text: string) => ReturnType<typeof understand>;

/** Without any of these there is nothing that could be read as a detail, and reading takes its time. */
const figures =
  /[\d@]|\b(?:dot|point|period|zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\b/iu;

function maskRead(text: string, read: Reader): string {
  if (!figures.test(text)) return text;
  let masked = text;
  for (let reading = 1; reading <= readingsMax; reading += 1) {
    const found = detailsIn(read(masked).entities);
    if (found.length === 0) break;
    masked = hide(masked, () => found);
  }
  return masked;
}

function maskWritten(text: string, read: Reader): string {
  const masked = hide(
    hide(text, (each) => matches(each, email, 'email')),
    (each) => [reference, printed].flatMap((form) => matches(each, form, 'reference')),
  );
  return hide(masked, (each) => withoutTimes(matches(each, phone, 'phone'), () => read(each).when));
}

type Entities = ReturnType<typeof understand>['entities'];

function detailsIn(entities: Entities): Found[] {
  const secrets = ['phone', 'email', 'reference'] as const;
  return secrets.flatMap((secret) => {
    const span = entities[secret];
    return span === undefined ? [] : [{ span, secret }];
  });
}

const matches = (text: string, pattern: RegExp, secret: Secret): Found[] =>
  [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
    span: { start: index, end: index + match.length },
    secret,
  }));

function withoutTimes(
  found: readonly Found[],
  read: () => readonly { readonly span: Span }[],
): readonly Found[] {
  if (found.length === 0) return found;
  const times = read();
  return found.filter(
    ({ span: { start, end } }) => !times.some(({ span }) => span.start <= start && end <= span.end),
  );
}

const hide = (text: string, find: (text: string) => readonly Found[]): string =>
  find(text)
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (rest, { span, secret }) =>
        `${rest.slice(0, span.start)}${marks[secret]}${rest.slice(span.end)}`,
      text,
    );

/** What this conversation knows of the client. */
function knownSecrets({
  client,
  claim,
  caller,
  appointment,
}: ModelTurn['state']): readonly (readonly [Secret, string])[] {
  const all: readonly (readonly [Secret, string | null | undefined])[] = [
    ...[client.phone, caller, appointment?.client.phone].map((each) => ['phone', each] as const),
    ...[client.email, appointment?.client.email].map((each) => ['email', each] as const),
    ...[claim.reference, appointment?.reference, appointment?.reference.replaceAll('-', '')].map(
      (each) => ['reference', each] as const,
    ),
  ];
  return all.flatMap(([secret, value]) => (value ? [[secret, value] as const] : []));
}

const maskKnown = (text: string, known: ReturnType<typeof knownSecrets>): string =>
  known.reduce((rest, [secret, value]) => {
    const written = new RegExp(RegExp.escape(value), 'giu');
    return rest.replaceAll(written, marks[secret]);
  }, text);

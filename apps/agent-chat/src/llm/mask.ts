import { toContext } from '@gomomo/dialogue';
import type { ModelTurn } from '@gomomo/front-desk';
import { understand, type Span } from '@gomomo/understanding';
import { foldPlaces } from './mask-fold.ts';
import { forms } from './mask-forms.ts';
import { runsOf } from './mask-runs.ts';

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
    hide(maskKnown(text, known), (each) => written(each, 'token'));
  return {
    said: (text) => maskRead(maskWritten(surely(text), read), read),
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
    hide(text, (each) => written(each, 'email')),
    (each) => written(each, 'reference'),
  );
  const plain = hide(masked, (each) => withoutTimes(written(each, 'phone'), each, read));
  return hide(plain, (each) => withoutTimes(spelledOut(each), each, read));
}

type Entities = ReturnType<typeof understand>['entities'];

function detailsIn(entities: Entities): Found[] {
  const secrets = ['phone', 'email', 'reference'] as const;
  return secrets.flatMap((secret) => {
    const span = entities[secret];
    return span === undefined ? [] : [{ span, secret }];
  });
}

/** All of one sort, each place once. */
function written(text: string, secret: Secret): Found[] {
  const folded = foldPlaces(text);
  const spans = forms[secret].flatMap((pattern) =>
    [...folded.matchAll(pattern)].map(({ index, 0: match }) => ({
      start: index,
      end: index + match.length,
    })),
  );
  return apart(spans.map((span) => ({ span, secret })));
}

/** Of two that overlap the first. */
function apart(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const each of found.toSorted((a, b) => a.span.start - b.span.start)) {
    if (each.span.start >= (kept.at(-1)?.span.end ?? 0)) kept.push(each);
  }
  return kept;
}

interface FoundRun extends Found {
  readonly tokens?: readonly Span[];
}

/** So many figures are a number, so many figures and letters a reference. */
const [numberMin, referenceMin, lettersMin] = [7, 8, 2];

function spelledOut(text: string): FoundRun[] {
  return runsOf(foldPlaces(text)).flatMap(({ span, tokens, figures, letters }): FoundRun[] => {
    const isReference = letters >= lettersMin && figures > 0 && figures + letters >= referenceMin;
    const isSpelled = figures === 0 && letters === referenceMin;
    if (isReference || isSpelled) return [{ span, secret: 'reference' }];
    return figures >= numberMin ? [{ span, secret: 'phone', tokens }] : [];
  });
}

/** Figures that are all read as dates and times are let through. */
function withoutTimes(found: readonly FoundRun[], text: string, read: Reader): readonly Found[] {
  if (found.length === 0) return found;
  const times = read(foldPlaces(text)).when.map(({ span }) => span);
  const isTime = ({ start, end }: Span): boolean =>
    times.some((time) => time.start <= start && end <= time.end);
  return found.filter(({ span, tokens = [span] }) => !tokens.every(isTime));
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

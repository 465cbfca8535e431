import type { NamedZone } from '../../types.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { zoneIds, zoneNamed } from './zone-names.ts';

/** "Europe/Paris", "America/New_York". */
function spelt(tokens: readonly Token[], index: number): ZoneMatch | undefined {
  if (textAt(tokens, index + 1) !== '/') return undefined;
  for (let to = index + 7; to >= index + 3; to -= 1) {
    const name = tokens.slice(index, to).map((token) => token.text);
    const id = zoneIds.get(name.join(''));
    if (id !== undefined) return { zone: { kind: 'iana', id }, to };
  }
  return undefined;
}

/** Too much of a word to be a zone without "time" behind it. */
const shy = /^(?:la|ny|uk|et|ct|pt|eat|wat|cot|[a-z]{5,}|.* .*)$/u;

export interface ZoneMatch {
  readonly zone: NamedZone;
  readonly to: number;
}

const isTime = (tokens: readonly Token[], index: number): number | undefined => {
  const word = textAt(tokens, index);
  if (word === 'timezone') return index + 1;
  if (word === 'standard' || word === 'daylight') return isTime(tokens, index + 1);
  if (word !== 'time') return undefined;
  return textAt(tokens, index + 1) === 'zone' ? index + 2 : index + 1;
};

/** "my time", "where I am", "your time". */
function personal(tokens: readonly Token[], index: number): ZoneMatch | undefined {
  const owner = textAt(tokens, index);
  const local = textAt(tokens, index + 1) === 'local' ? index + 2 : index + 1;
  const time = isTime(tokens, local);
  if (time !== undefined && ['my', 'our', 'own'].includes(owner))
    return { zone: { kind: 'own' }, to: time };
  if (time !== undefined && ['your', 'local', 'shop', "shop's"].includes(owner))
    return { zone: { kind: 'here' }, to: time };
  if (owner === 'where' && textAt(tokens, index + 1) === 'i')
    return ['am', 'live'].includes(textAt(tokens, index + 2))
      ? { zone: { kind: 'own' }, to: index + 3 }
      : undefined;
  return owner === 'for' && textAt(tokens, index + 1) === 'me' && isTime(tokens, index + 2)
    ? { zone: { kind: 'own' }, to: index + 3 }
    : undefined;
}

/** The zone named at the token, behind a clock time: "my time", "EST", "New York time", "(UTC)". */
export function zoneAt(tokens: readonly Token[], index: number): ZoneMatch | undefined {
  let at = index;
  while (at < index + 3 && ['(', ',', 'in', 'the', 'us'].includes(textAt(tokens, at))) at += 1;
  const own = personal(tokens, at) ?? spelt(tokens, at);
  if (own !== undefined) return own;
  for (const words of [3, 2, 1]) {
    const name = Array.from({ length: words }, (_, offset) => textAt(tokens, at + offset)).join(
      ' ',
    );
    const id = zoneNamed(name);
    if (id === undefined) continue;
    const time = isTime(tokens, at + words);
    const placed = textAt(tokens, at - 1) === 'in' && at > index;
    if (time === undefined && shy.test(name) && !placed) continue;
    const to = time ?? at + words;
    return { zone: { kind: 'iana', id }, to: textAt(tokens, to) === ')' ? to + 1 : to };
  }
  return unknown(tokens, at);
}

/** What "time" says of a clock without naming a zone: "at 3 this time", "lunch time". */
const otherTimes = new Set(
  (
    'the this that some any every each same next last first second other what which same-day free spare lunch tea ' +
    'dinner break play school work quality good best better right long short on in is was start starting opening ' +
    'closing appointment a an one more no and or of at for great fine perfect most over off summer winter day night ' +
    'usual normal regular full part half'
  ).split(' '),
);

/** "3 pm Springfield time": a zone that nobody knows here. */
function unknown(tokens: readonly Token[], index: number): ZoneMatch | undefined {
  const word = tokenAt(tokens, index);
  if (word.kind !== 'word' || word.text.length < 3 || otherTimes.has(word.text)) return undefined;
  const to = textAt(tokens, index + 1) === 'time' ? isTime(tokens, index + 1) : undefined;
  return to === undefined ? undefined : { zone: { kind: 'unknown', said: word.text }, to };
}

/** "I'm in Paris": where "my time" is. */
export function ownPlace(tokens: readonly Token[]): (ZoneMatch & { from: number }) | undefined {
  for (const [from, { text }] of tokens.slice(0, 60).entries()) {
    const am = text === "i'm" || text === 'im' ? from + 1 : from + 2;
    const speaks =
      am === from + 1 || (text === 'i' && ['am', 'live'].includes(textAt(tokens, from + 1)));
    if (!speaks || textAt(tokens, am) !== 'in') continue;
    for (const words of [3, 2, 1]) {
      const name = tokens.slice(am + 1, am + 1 + words).map((token) => token.text);
      const id = zoneNamed(name.join(' '));
      if (id !== undefined) return { zone: { kind: 'iana', id }, from, to: am + 1 + words };
    }
  }
  return undefined;
}

const answerLead =
  /^(?:i'm|im|i am|we're|it's|its|in|from|that's|the|my|time zone is|zone is|is|time)$/u;

/** "London", "I'm in Paris", "New York time", said to "which city's time?": the whole turn. */
export function zoneAnswer(tokens: readonly Token[]): NamedZone | undefined {
  const words = tokens.filter(({ kind }) => kind !== 'mark').slice(0, 9);
  const from = words.findIndex(({ text }) => !answerLead.test(text));
  if (from < 0) return undefined;
  const rest = words.slice(from).map(({ text }) => text);
  const name = rest.join(' ').replace(/(?: please| thanks)+$/u, '');
  const id = zoneNamed(name.replace(/ (?:standard |daylight )?time(?: ?zone)?$/u, ''));
  return id === undefined ? undefined : { kind: 'iana', id };
}

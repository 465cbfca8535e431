import type { NamedZone } from '../../types.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** Zones by what people call them, words joined by a space. */
const named: Readonly<Record<string, string>> = {
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  eastern: 'America/New_York',
  'us eastern': 'America/New_York',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  ct: 'America/Chicago',
  central: 'America/Chicago',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  mountain: 'America/Denver',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  'west coast': 'America/Los_Angeles',
  'east coast': 'America/New_York',
  hst: 'Pacific/Honolulu',
  hawaii: 'Pacific/Honolulu',
  alaska: 'America/Anchorage',
  gmt: 'Etc/UTC',
  utc: 'Etc/UTC',
  zulu: 'Etc/UTC',
  bst: 'Europe/London',
  uk: 'Europe/London',
  british: 'Europe/London',
  english: 'Europe/London',
  irish: 'Europe/Dublin',
  wet: 'Europe/Lisbon',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  'central european': 'Europe/Berlin',
  german: 'Europe/Berlin',
  french: 'Europe/Paris',
  spanish: 'Europe/Madrid',
  italian: 'Europe/Rome',
  eet: 'Europe/Athens',
  eest: 'Europe/Athens',
  msk: 'Europe/Moscow',
  ist: 'Asia/Kolkata',
  indian: 'Asia/Kolkata',
  india: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  bangalore: 'Asia/Kolkata',
  gst: 'Asia/Dubai',
  sgt: 'Asia/Singapore',
  hkt: 'Asia/Hong_Kong',
  china: 'Asia/Shanghai',
  beijing: 'Asia/Shanghai',
  jst: 'Asia/Tokyo',
  japan: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  korea: 'Asia/Seoul',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  awst: 'Australia/Perth',
  nzst: 'Pacific/Auckland',
  nzdt: 'Pacific/Auckland',
  'new zealand': 'Pacific/Auckland',
  'san francisco': 'America/Los_Angeles',
  'los angeles': 'America/Los_Angeles',
  la: 'America/Los_Angeles',
  california: 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  nyc: 'America/New_York',
  ny: 'America/New_York',
  boston: 'America/New_York',
  miami: 'America/New_York',
  florida: 'America/New_York',
  'washington dc': 'America/New_York',
  texas: 'America/Chicago',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  montreal: 'America/Toronto',
  edinburgh: 'Europe/London',
  manchester: 'Europe/London',
  munich: 'Europe/Berlin',
  barcelona: 'Europe/Madrid',
  milan: 'Europe/Rome',
  geneva: 'Europe/Zurich',
};

/** "New York time", "Berlin time": the city in the name of a zone of the IANA base. */
const cities = new Map(
  Intl.supportedValuesOf('timeZone').map((id) => [
    (id.split('/').at(-1) ?? id).replaceAll('_', ' ').toLowerCase(),
    id,
  ]),
);

const ids = new Map(Intl.supportedValuesOf('timeZone').map((id) => [id.toLowerCase(), id]));

/** "Europe/Paris", "America/New_York". */
function spelt(tokens: readonly Token[], index: number): ZoneMatch | undefined {
  if (textAt(tokens, index + 1) !== '/') return undefined;
  for (let to = index + 7; to >= index + 3; to -= 1) {
    const name = tokens.slice(index, to).map((token) => token.text);
    const id = ids.get(name.join(''));
    if (id !== undefined) return { zone: { kind: 'iana', id }, to };
  }
  return undefined;
}

/** Too much of a word to be a zone without "time" behind it. */
const shy = /^(?:la|ny|uk|et|ct|pt|[a-z]{5,}|.* .*)$/u;

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
  const time = isTime(tokens, index + 1);
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
    const id = (Object.hasOwn(named, name) ? named[name] : undefined) ?? cities.get(name);
    if (id === undefined) continue;
    const time = isTime(tokens, at + words);
    if (time === undefined && shy.test(name)) continue;
    const to = time ?? at + words;
    return { zone: { kind: 'iana', id }, to: textAt(tokens, to) === ')' ? to + 1 : to };
  }
  return undefined;
}

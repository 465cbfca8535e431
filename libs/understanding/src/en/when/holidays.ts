import type { Atom, HolidayName } from './nodes.ts';
import { nextYearAt, yearAt } from './date-parts.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** What each holiday is called, longest first; a trailing "day" or "'s" is read over. */
const phrases: readonly (readonly [HolidayName, readonly string[]])[] = (
  [
    ['christmas eve', 'christmas eve|xmas eve|christmas even'],
    ['christmas', 'christmas|xmas|x mas'],
    ['boxing day', 'boxing day'],
    ['new year eve', 'new year eve|nye'],
    ['new year', 'new year'],
    ['epiphany', 'epiphany|three king|three kings'],
    ['burns night', 'burns night|burn night'],
    ['australia day', 'australia day'],
    ['groundhog day', 'groundhog'],
    ['valentine', 'valentine|saint valentine|st valentine'],
    ['womens day', 'international women day|international womens day'],
    ['st patrick', 'st patrick|saint patrick|st patricks|st paddy|st paddys|paddy day|paddys day'],
    ['april fools', 'april fool|april fools'],
    ['st george', 'st george|saint george'],
    ['earth day', 'earth day'],
    ['anzac day', 'anzac'],
    ['may day', 'may day'],
    ['cinco de mayo', 'cinco de mayo'],
    ['juneteenth', 'juneteenth'],
    ['canada day', 'canada day'],
    ['independence day', 'independence day'],
    ['bastille day', 'bastille'],
    ['halloween', "halloween|hallowe'en|all hallows eve"],
    ['all saints', 'all saint|all saints'],
    ['all souls', 'all soul|all souls'],
    ['guy fawkes', 'guy fawkes night|guy fawkes|bonfire night'],
    ['veterans day', 'veteran day|veterans day|remembrance day|armistice day'],
    ['st nicholas', 'st nicholas|saint nicholas'],
    ['st stephen', 'st stephen|saint stephen|st stephens'],
    ['mlk day', 'martin luther king jr|martin luther king|mlk'],
    ['presidents day', 'president day|presidents day|washington birthday'],
    ['mothers day', 'mother day|mothers day|mum day'],
    ['memorial day', 'memorial day'],
    ['fathers day', 'father day|fathers day'],
    ['labor day', 'labor day|labour day'],
    ['columbus day', 'columbus day|indigenous peoples day|indigenous people day'],
    ['black friday', 'black friday'],
    ['small business saturday', 'small business saturday'],
    ['cyber monday', 'cyber monday'],
    ['giving tuesday', 'giving tuesday'],
    ['thanksgiving', 'thanksgiving|turkey day'],
    ['easter monday', 'easter monday'],
    ['easter saturday', 'easter saturday|holy saturday'],
    ['easter', 'easter sunday|easter'],
    ['good friday', 'good friday'],
    ['maundy thursday', 'maundy thursday|holy thursday'],
    ['palm sunday', 'palm sunday'],
    ['mothering sunday', 'mothering sunday'],
    ['ash wednesday', 'ash wednesday'],
    ['shrove tuesday', 'shrove tuesday|pancake tuesday|pancake day|mardi gras|fat tuesday'],
    ['ascension', 'ascension thursday|ascension'],
    ['pentecost', 'pentecost sunday|pentecost|whit sunday|whitsun'],
    ['whit monday', 'whit monday|pentecost monday'],
    ['trinity sunday', 'trinity sunday'],
    ['corpus christi', 'corpus christi'],
  ] as const
)
  .flatMap(([name, forms]) =>
    forms.split('|').map((form): [HolidayName, string[]] => [name, form.split(' ')]),
  )
  .toSorted(([, left], [, right]) => right.length - left.length);

const stem = (word: string): string => {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  return bare === 'years' || bare === 'valentines' ? bare.slice(0, -1) : bare;
};

const initials = new Set(phrases.map(([, words]) => stem(words[0] ?? '')));

function end(
  tokens: readonly Token[],
  index: number,
  words: readonly string[],
): number | undefined {
  let at = index;
  for (const word of words) {
    if (textAt(tokens, at) === '.' && at > index) at += 1;
    if (stem(textAt(tokens, at)) !== stem(word)) return undefined;
    at += 1;
  }
  return at;
}

/** "next Christmas", "this Easter": the one to come. */
function determined(tokens: readonly Token[], index: number): Atom | undefined {
  const holiday = modes.has(textAt(tokens, index + 1)) ? undefined : holidayAt(tokens, index + 1);
  return holiday && { ...holiday, from: index };
}

const modes = new Set(['next', 'this', 'coming']);

/** A holiday by name; the wish "merry Christmas" and "happy new year" are none. */
export function holidayAt(tokens: readonly Token[], index: number): Atom | undefined {
  const word = stem(textAt(tokens, index));
  if (['next', 'this', 'coming'].includes(word)) return determined(tokens, index);
  if (!initials.has(word)) return undefined;
  if (['happy', 'merry'].includes(textAt(tokens, index - 1))) return undefined;
  for (const [name, words] of phrases) {
    const to = end(tokens, index, words);
    if (to === undefined) continue;
    const after = textAt(tokens, to) === 'day' ? to + 1 : to;
    const year = yearAt(tokens, after, false);
    const ahead = nextYearAt(tokens, after);
    const date = { kind: 'holiday' as const, name };
    const place = { kind: 'date' as const, from: index, strength: 'strong' as const };
    if (ahead !== undefined) return { ...place, to: ahead, date: { ...date, yearOffset: 1 } };
    return {
      kind: 'date',
      from: index,
      to: year.to,
      date: year.year === undefined ? date : { ...date, year: year.year },
      strength: 'strong',
    };
  }
  return undefined;
}

import type { Span } from '../../types.ts';

const kin =
  '(?:wife|husband|partner|friend|mum|mom|mam|mother|dad|father|son|daughter|kid|child|sister|brother|girlfriend|boyfriend|colleague|cousin|niece|nephew|aunt|uncle|grandma|grandpa|fiance|fiancee|neighbou?r|roommate)';
const whose = `(?:my|a|our) (?:\\S+ )?${kin}`;

/** Said without a number: who else comes along. */
const together: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `\\b(?:me|myself) (?:and|&|plus|\\+) (?:my|a) ${kin}\\b|\\bmy ${kin} (?:and|&) (?:i|me)\\b`,
      'gu',
    ),
    2,
  ],
  [
    /\b(?:for|the) both of us\b|\bthe two of us\b|\bfor a couple\b|\bcouple of us\b|\bcouples? (?:massage|session|treatment)\b|\b(?:me |and )?(?:plus|\+) ?(?:one|1)\b/gu,
    2,
  ],
  [
    new RegExp(
      `\\b(?:and|plus|\\+) (?:one )?(?:(?:for|with) )?my ${kin}(?:,? too| as well)?\\b|\\bmy ${kin} (?:too|as well)\\b`,
      'gu',
    ),
    2,
  ],
  [new RegExp(`\\bone for (?:me and one for )?(?:my ${kin}|him|her)\\b`, 'gu'), 2],
  [
    new RegExp(
      `\\b(?:bring(?:ing)?|together with|along with|come with|coming with) ${whose}\\b|\\bwith ${whose}(?= (?:on|at|for|this|next|please|too|tomorrow)\\b|[\\s.!?]*$)`,
      'gu',
    ),
    2,
  ],
  [
    new RegExp(
      `\\bmy ${kin} (?:(?:wants|needs|would like|'d like|also wants) (?:one|it|a \\S+|to come)(?: massage)? ?(?:too|as well|also)\\b|(?:will |can |is |'s |would like to |wants to )?(?:come|comes|coming|join|joins|joining)\\b)`,
      'gu',
    ),
    2,
  ],
  [/\bjust (?:me|myself)\b/gu, 1],
];

/** What people do who are told of and do not come along: "my friend told me about you". */
const telling =
  /^[\s,]*(?:(?:also|both|all|just|really|always|even|who|has|have|and (?:her|his|my) \S+) )*(?:said|says?|told|tells?|recommend(?:s|ed)?|mention(?:s|ed)?|suggest(?:s|ed)?|think|thinks|thought (?!we|of|about)|loves?|loved|likes?|liked|raved?|swears?|came|went|visited|met|talked|spoke|discussed|decided|agreed|argued|fought|heard|read|sent|referred|gave|booked|been|had|did|got|used|knows?|knew|asked|insists?|waiting|can't be wrong|cannot be wrong|(?:was|were|is|are)(?! (?:hoping|thinking|wondering|looking|planning|coming|joining|going|interested|free|available)))\b/u;
const heardOf =
  /\b(?:saw|see|seen|know|knew|heard (?:it )?from|heard|said|says|told by|by|from|because of|thanks to|(?:check(?:ed)?|talk(?:ed|ing)?|spoken?|speak|discuss(?:ed)?|agreed?|confirm(?:ed)?|argued?|live)(?: it| that)?)\s+(?:that |the |about |my )?$/u;

/** The people at that place are told of; they do not come. */
export function isMentioned(text: string, { start, end }: Span): boolean {
  const lower = text.slice(0, 2_000).toLowerCase().replaceAll('’', "'");
  return telling.test(lower.slice(end)) || heardOf.test(lower.slice(0, start));
}

const aside = new RegExp(
  `\\b(?:(?:my|a|two|2|some|several|our) )?(?:best |good |old )?(?:${kin.slice(3, -1)})s?(?: of mine)? (?:has |have |had |also |both |just )*(?:told|recommended|mentioned|suggested|sent|referred|raved|swears by|loves|loved|likes|speaks highly)(?: (?:me|us|it|this|that|you|here|of|about|to|by|the place|your place|this place|your \\S+))*\\b`,
  'gu',
);

const somebody =
  "(?!(?:i|we|you|u|it|that|this|what|who|which|they|he|she|and|but|so|as|like|the|a|an|not|no|yes|just|never|have|has)\\b)\\p{L}[\\p{L}'’-]*";

/** "Omar & Leyla said you are good", "leyla told me about you": people who are quoted, by name. */
const quoted = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:my |our )?(?:friends?|colleagues?|neighbou?rs?) )?${somebody}(?:(?: ?(?:,|&|and|\\+) ?| )${somebody})? (?:(?:both|all|also|just) )?(?:(?:has |have )?(?:told|recommended|referred|sent) (?:me|us|you|this|it)\\b(?: about| to| here| you| your| place| this| it)*|(?:says?|said) (?:(?:that )?(?:you|u|you're|ur|your|it|this)(?: (?!not\\b|except\\b|but\\b|unless\\b|after\\b|before\\b|without\\b)[^\\s,.;!?]+){1,4}|(?:to say )?(?:hi|hello|hey)\\b)|sends? (?:her|his|their) (?:love|regards))`,
  'gu',
);

/** "My friend told me about you": how somebody heard of the place, and nothing that is wanted. */
export const asidesIn = (text: string): Span[] =>
  [aside, quoted].flatMap((pattern) =>
    [...text.slice(0, 600).toLowerCase().matchAll(pattern)].map(({ index, 0: said }) => ({
      start: index,
      end: index + said.length,
    })),
  );

/** Who comes along without being counted: "me and my daughter", "with my husband", "plus one". */
export function companyIn(text: string): (Span & { readonly value: number }) | undefined {
  const lower = text.slice(0, 2_000).toLowerCase().replaceAll('’', "'");
  for (const [words, value] of together) {
    for (const match of lower.matchAll(words)) {
      const place = { start: match.index, end: match.index + match[0].length };
      if (!isMentioned(text, place)) return { value, ...place };
    }
  }
  return undefined;
}

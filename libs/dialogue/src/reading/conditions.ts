import type { Span } from '@gomomo/understanding';

/** Manners, and what is looked up anyway: these leave nothing open. */
const manners =
  /^(?:only )?if (?:(?:at all )?(?:possible|poss|available|convenient|needed|necessary|anything|not|so|any|you (?:like|want|wish|please|will|wouldn't mind|don't mind|can|could|have|happen|do|are able)|(?:i|we) (?:may|can|could|might)|(?:that|it|this|they|there|he|she|one|those|you|anything|something|\p{L}+)(?:'s| is|'re| are)? (?:still |even )?(?:ok|okay|alright|all right|fine|free|available|possible|open|there|working|in|around|not too|no trouble|any|anything|something|nothing|left|going|convenient|easier|best|better|one|a)|(?:that|it|this) (?:works|suits|helps|fits|matters|makes)|there's|there is|there are)\b|\p{L}+(?:'s| is) (?:free|available|there|in|working|around|off)\b)/u;

/** Behind these "if" asks and limits nothing: "I wonder if", "let me know if". */
const asking =
  /\b(?:know|see|check|ask|asking|wonder|wondering|wondered|sure|tell|say|what|even|as|mind|and|remember|find out|care) $/u;

const clause = /\bif\b[^,.;!?\n]*/giu;

/** "If my husband can drive me": a condition that nobody here can look up. */
export const conditionsIn = (text: string): Span[] =>
  [...text.slice(0, 600).replaceAll('’', "'").matchAll(clause)].flatMap(({ 0: said, index }) => {
    const words = said.trimEnd().toLowerCase();
    const before = text.slice(0, index).toLowerCase();
    if (manners.test(words) || asking.test(before)) return [];
    return [{ start: index, end: index + words.length }];
  });

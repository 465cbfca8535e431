/** What one had before is wanted again (`usual`), or another like the one just spoken of (`anew`). */
export type Again = 'usual' | 'anew';

const usual =
  /\b(?:the )?same (?:thing |one |service |treatment |appointment |again )?(?:as|like) (?:the )?(?:last time|last one|before|always|usual|ever)\b|\b(?:the|my|our) usual(?=$| (?:please|pls|thanks|thank|for|on|at|next|this|tomorrow|today|one|thing|treatment|service|appointment|again|with|mon|tues|wednes|thurs|fri|satur|sun))|\bwhat (?:i|we) (?:always|usually|normally) (?:have|get|do|book|take)\b|\bwhat (?:i|we) (?:had|got|did) (?:last time|before)\b|\b(?:the )?same again\b|^(?:please |just |i want |i'd like |i would like |can i (?:get|have) )*the same (?:thing|one)(?: please| again)*$/u;

const anew =
  /^(?:(?:hi|hello|please|can|could|may|i|we|you|want|need|to|would|like|i'd|just|ok|okay|yes|let's|let|me|us|now) )*(?:re-?book|re - book|book (?:me |us |it )?(?:in )?again|book (?:me |us )?(?:another|one more)(?: one)? (?:of (?:those|these)|like (?:that|it|this)))\b(?! (?:my|our|the|it|that|this|from|mon|tues|wednes|thurs|fri|satur|sun)\b|(?: \S+){0,3} (?:to|later|earlier|another|different|other|instead)\b)/u;

/** `text`: lower case, words and single spaces. */
export function readAgain(text: string): Again | null {
  if (usual.test(text)) return 'usual';
  return anew.test(text) ? 'anew' : null;
}

import type { Command } from '../command.ts';
import type { InterpretContext } from './interpret-context.ts';

/** Words around a wish; none of them turns it round. */
const lead =
  "(?:(?:please|can|could|would|will|you|i|i'd|i'll|we|just|like|want|need|have|rather|prefer|to|may|let|me|us|and|then|also|actually|maybe|ok|okay|yes|yeah|um|uh|hi|hello|so|well|is|it|possible|for|get|take|if) )*";
const tail =
  '(?: (?:please|now|instead|so|that|to|on|by|via|in|with|over|for|it|me|us|my|a|an|the|text|sms|phone|mobile|cell|number|message|book|booking|finish|continue|go|do|this|i|can|thanks|thank|you|then|them|him|her|someone|somebody|anyone|if))*';
const aLink =
  '(?:(?:a|the|that|your|some|any|booking|text|web) )*(?:links?|url|web ?page|web ?address)';
const elsewhere =
  '(?:online|on the (?:web(?: ?site)?|internet)|in (?:the|my|a) browser|on my (?:phone|mobile|computer|laptop|screen))';
const toWhom = '(?: (?:a|the|my|you|him|her|them|voice|short|quick|someone|somebody))*';
const forWhat = '(?: (?:about|regarding|concerning|for|to|with) .{1,80})?';

const wishes: readonly (readonly ['send-link' | 'message', string])[] = [
  ['send-link', `(?:(?:send|text|sms|message|shoot|drop|give)(?: (?:me|us|it|over))* )?${aLink}`],
  [
    'send-link',
    `(?:do|book|finish|continue|go on|carry on|complete)(?: (?:it|this|that|with|the|rest|booking|all|of|myself))* ${elsewhere}`,
  ],
  ['message', `(?:leave|record|pass on)${toWhom} (?:messages?|voice ?mails?)${forWhat}`],
  ['message', `(?:take|pass on)${toWhom} messages?${forWhat}`],
  ['message', '(?:the |your |a )?(?:voice ?mail|answering machine)'],
];

const patterns = wishes.map(
  ([id, words]) => [id, new RegExp(`^${lead}${words}${tail}$`, 'u')] as const,
);

/** What only a telephone line can do, wished for by the whole turn: a link by text, a spoken message. */
export function lineWish(text: string, { channel }: InterpretContext): Command | undefined {
  if (channel !== 'voice' && channel !== 'sms') return undefined;
  const said = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replaceAll(/ +/gu, ' ')
    .trim();
  const wished = patterns.find(([, pattern]) => pattern.test(said));
  return wished && { kind: 'choose', choice: { id: wished[0] } };
}

import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** What a recogniser writes for an hour that it did not expect. */
const heard = new Map([
  ['won', 1],
  ['to', 2],
  ['too', 2],
  ['tree', 3],
  ['for', 4],
  ['fore', 4],
  ['sex', 6],
  ['ate', 8],
  ['nein', 9],
  ['tan', 10],
]);

/** Words that also stand in front of a time ("to five", "for two thirty") need am, pm or o'clock. */
const shy = new Set(['to', 'for', 'too']);

const closes = new Set(['am', 'pm', "o'clock"]);

/**
 * Hours behind words of the same sound: "ate thirty", "for p m", "won o'clock". Only where a time is
 * pending, because elsewhere the words mean what they say.
 */
export const readHomophones = (tokens: readonly Token[]): Token[] =>
  tokens.map((token, index) => {
    const value = heard.get(token.text);
    if (value === undefined || tokenAt(tokens, index - 1).kind === 'number') return token;
    const next = tokenAt(tokens, index + 1);
    const minutes = next.kind === 'number' && next.value >= 10 && next.value < 60;
    if (!closes.has(textAt(tokens, index + 1)) && (!minutes || shy.has(token.text))) return token;
    return { ...token, kind: 'number' as const, value };
  });

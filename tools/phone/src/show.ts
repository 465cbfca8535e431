import type { Heard } from './heard.ts';

/** What is heard, for a terminal, and what the line waits for where that is not simply an answer. */
export function showHeard({ said, wants, xml }: Heard, hasTwiml: boolean): string {
  const lines = said.map(({ text }) => `desk    ${text}`);
  if (hasTwiml) lines.push(`        ${xml}`);
  switch (wants.kind) {
    case 'person':
      lines.push(`        (${wants.number} rings: /person 1, machine, no-answer, busy or failed)`);
      break;
    case 'message':
      lines.push('        (the tone: /record SECONDS)');
      break;
    case 'over':
      lines.push(`        (the call is over: ${ends[wants.how]})`);
      break;
    case 'answer':
    case 'talk':
  }
  return lines.join('\n');
}

const ends = {
  'hung up': 'the desk has hung up',
  rejected: 'it was not taken',
  'ran out': 'the document ended in silence',
} as const;

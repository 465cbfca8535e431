import type { Reply } from '@gomomo/contracts';

/** A reply for a terminal: its text, what a card adds to it, and the choices by number. */
export function printReply(reply: Reply): string {
  const lines = [reply.text, ...cardLines(reply.card)];
  reply.choices?.forEach((choice, index) => lines.push(`  ${index + 1}. ${choice.label}`));
  return lines.join('\n');
}

function cardLines(card: Reply['card']): string[] {
  switch (card?.kind) {
    case 'services':
      return card.items.map((item) => `  - ${item.name}, ${item.minutes} min`);
    case 'times':
      return card.groups.map(
        (group) => `  ${group.part}: ${group.times.map((time) => time.label).join('  ')}`,
      );
    case 'summary':
      return card.expiresAt === null ? [] : [`  (held until ${card.expiresAt.slice(11, 16)})`];
    default:
      return [];
  }
}

import { optionLabel, readChoice, type Option, type Words } from '@gomomo/dialogue';

import type { Session } from './session.ts';
import type { FrontDeskTurn, Heard } from './turn.ts';

export function hear(turn: FrontDeskTurn, session: Session, words: Words): Heard | null {
  const seq = session.lastSeq + 1;
  switch (turn.kind) {
    case 'text':
    case 'commands':
      return { seq, text: turn.text };
    case 'keys':
      return { seq, text: turn.digits };
    case 'choice':
      return { seq, text: labelOf(turn.id, session, words) };
    default:
      return null;
  }
}

/** What was on the button; an id that is none of ours stands for itself. */
function labelOf(id: string, session: Session, words: Words): string {
  const label = toLabel(id, session);
  const text = label === undefined ? '' : optionLabel({ id, label }, words);
  return text === '' ? id.slice(0, 64) : text;
}

function toLabel(id: string, session: Session): Option['label'] | undefined {
  const choice = readChoice(id);
  switch (choice?.of) {
    case 'slot': {
      const { offer } = session.dialogue;
      const slot = offer?.slots.find((each) => each.handle === choice.handle);
      return slot && { of: 'time', start: slot.start, withDay: offer?.day === null };
    }
    case 'service':
      return { of: 'service', serviceId: choice.id };
    case 'staff':
      return { of: 'staff', resourceId: choice.id };
    case 'day':
    case 'week':
      return { of: 'day', date: choice.date };
    case 'action':
      return { of: 'action', action: choice.action };
    default:
      return undefined;
  }
}

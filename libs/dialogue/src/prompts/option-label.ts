import type { Option } from '../core/prompt.ts';
import type { Words } from './words.ts';

/** What a choice is called on a button, in a sentence and as a keypad entry. */
export function optionLabel(option: Option, words: Words): string {
  const { label } = option;
  switch (label.of) {
    case 'service':
      return words.serviceName(label.serviceId);
    case 'staff':
      return label.resourceId === 'any'
        ? words.tell('label.any-staff')
        : words.staffName(label.resourceId);
    case 'time':
      return label.withDay
        ? words.tell('label.time-on', {
            day: words.dayOf(label.start),
            time: words.timeHere(label.start),
          })
        : words.timeHere(label.start);
    case 'day':
      return words.day(label.date);
    case 'action':
      return words.tell(`label.${label.action}`);
  }
}

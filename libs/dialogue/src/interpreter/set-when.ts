import type { WhenCommand } from '../command.ts';
import type { WhenValue } from '@gomomo/understanding';

export type When = WhenCommand;

/** A value of one of the two slots, with the place of the words it came of. */
export const set = <S extends 'date' | 'time'>(
  slot: S,
  value: Extract<When, { slot: S }>['value'],
  when?: WhenValue,
) => ({ kind: 'set', slot, value, ...(when ? { span: when.span } : {}) }) as When;

import type { GroupLag } from '../bus.ts';

export interface GroupRef {
  readonly topic: string;
  readonly group: string;
}

/** A record that a group could not handle, with what its headers say of its origin. */
export interface DeadLetter {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer | null;
}

/**
 * What an operator does with groups and dead letters, on either bus. Whoever creates it closes it.
 *
 * Errors: AppError `group-is-running` (stop its service first: a running group would go on where it
 * is, and overwrite what is set here), `dependency-unavailable`.
 */
export interface BusOperations {
  lagOf(group: GroupRef): Promise<GroupLag>;
  /**
   * Sets a group back, or forward, to the first record at or after a time. Harmless to consumers that
   * apply only newer versions. Answers how many records it will read.
   */
  replay(group: GroupRef, to: Date | 'beginning'): Promise<number>;
  /** Those that are not redriven yet, oldest first. */
  listDeadLetters(group: GroupRef, limit: number): Promise<DeadLetter[]>;
  /**
   * Publishes dead letters once more to the topic they come from, byte for byte: every other group
   * drops them by version. Answers how many.
   */
  redrive(group: GroupRef): Promise<number>;
  close(): Promise<void>;
}

/** How the names of groups begin that are the operator's own, whose rights in Kafka follow from it. */
export const operatorsGroups = 'operators.';

/** The group whose position says up to where dead letters were redriven. */
export const toOperatorsGroup = (deadLetters: string): string => `${operatorsGroups}${deadLetters}`;

import type { Entity } from './reference.ts';

export interface NameEntity extends Entity {
  /** Said to be the name ("my name is"), not found by its place. */
  readonly sure: boolean;
}

/** A spec file or the torture, and of its tests those whose name has one of these words in it; all of them where none is named. */
export interface Hold {
  readonly spec: string;
  readonly tests: readonly string[];
}

/** Something that the product is held to, and what holds it. */
export interface Claim {
  readonly id: string;
  readonly what: string;
  readonly here: string;
  readonly holds: readonly Hold[];
}

/** Something that must work, and the commands that show it to a person. */
export interface Duty {
  readonly what: string;
  readonly commands: readonly string[];
}

export const by = (spec: string, ...tests: readonly string[]): Hold => ({ spec, tests });

/** What is no spec: the torture that a whole `npm test` ends with where everything is required. */
export const torture = 'tools/torture/main.ts';

import { z } from 'zod';

/** What an operator needs to know of one environment variable, beside its zod type. */
export interface SettingNotes {
  readonly description: string;
  /** Never printed, never defaulted in production. */
  readonly secret?: boolean;
  /** Production refuses to start without it. */
  readonly requiredInProduction?: boolean;
  /** Points at a fake in tests; production refuses to start with it. */
  readonly testOnly?: boolean;
  /** Another name that it may be given under, and how that value is written here. */
  readonly otherwise?: { readonly name: string; toValue(value: string): string };
  /** Made up in the embedded default where it is not given: a word of 32 characters, a ring of one key. */
  readonly made?: 'word' | 'ring';
  /** Shown in `.env.example` where there is no default. */
  readonly example?: string;
}

/** Attaches the notes to a zod type; `parseEnv` and `describeEnv` read them back. */
export function setting<Schema extends z.ZodType>(schema: Schema, notes: SettingNotes): Schema {
  return schema.meta({ ...notes });
}

/** Also of a schema that was made required (`.required()`), which has no notes of its own. */
export function notesOf(schema: z.ZodType): SettingNotes {
  if (schema instanceof z.ZodNonOptional) return notesOf(schema.unwrap() as z.ZodType);
  const { description = '', ...rest } = schema.meta() ?? {};
  return { description, ...rest };
}

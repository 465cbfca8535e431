import type { z } from 'zod';

/** What an operator needs to know of one environment variable, beside its zod type. */
export interface SettingNotes {
  readonly description: string;
  /** Never printed, never defaulted in production. */
  readonly secret?: boolean;
  /** Production refuses to start without it. */
  readonly requiredInProduction?: boolean;
  /** Points at a fake in tests; production refuses to start with it. */
  readonly testOnly?: boolean;
  /** Shown in `.env.example` where there is no default. */
  readonly example?: string;
}

/** Attaches the notes to a zod type; `parseEnv` and `describeEnv` read them back. */
export function setting<Schema extends z.ZodType>(schema: Schema, notes: SettingNotes): Schema {
  return schema.meta({ ...notes });
}

export function notesOf(schema: z.ZodType): SettingNotes {
  const { description = '', ...rest } = schema.meta() ?? {};
  return { description, ...rest };
}

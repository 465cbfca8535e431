import { z } from 'zod';
import { notesOf } from './setting.ts';

export interface SettingDescription {
  readonly name: string;
  readonly description: string;
  readonly defaultValue: string | undefined;
  readonly example: string | undefined;
  readonly secret: boolean;
  /** Nothing runs without it. */
  readonly required: boolean;
  readonly requiredInProduction: boolean;
}

/** One row a key, in the order of the schema. */
export function describeEnv(schema: z.ZodObject): SettingDescription[] {
  return Object.entries(schema.shape).map(([name, type]) => {
    const notes = notesOf(type as z.ZodType);
    return {
      name,
      description: notes.description,
      defaultValue: defaultOf(type as z.ZodType),
      example: notes.example,
      secret: notes.secret ?? false,
      required: !z.object({ [name]: type }).safeParse({}).success,
      requiredInProduction: notes.requiredInProduction ?? false,
    };
  });
}

function defaultOf(type: z.ZodType): string | undefined {
  if (!(type instanceof z.ZodDefault)) return undefined;
  const value: unknown = type.def.defaultValue;
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** The text of `.env.example`: every key commented out, with its meaning and default. */
export function renderEnvExample(schema: z.ZodObject): string {
  const entries = describeEnv(schema).map((row) => {
    const marks = [
      row.secret ? 'secret' : '',
      row.requiredInProduction ? 'required in production' : '',
    ].filter(Boolean);
    const suffix = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
    return `# ${row.description}${suffix}\n#${row.name}=${row.defaultValue ?? row.example ?? ''}\n`;
  });
  return `# Every setting of gomomo. Generated from the config schema (npm run generate); do not edit.\n\n${entries.join('\n')}`;
}

/** The same as a Markdown table, for the README of a service. */
export function renderEnvTable(schema: z.ZodObject): string {
  const rows = describeEnv(schema).map(
    (row) => `| \`${row.name}\` | ${tellDefault(row)} | ${row.description} |`,
  );
  return ['| name | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function tellDefault({ defaultValue, required, requiredInProduction }: SettingDescription): string {
  if (defaultValue !== undefined) return `\`${defaultValue}\``;
  if (required) return 'must be given';
  return requiredInProduction ? '–; in production it must be given' : '–';
}

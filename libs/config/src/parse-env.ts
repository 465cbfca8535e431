import { AppError } from '@gomomo/kernel';
import type { z } from 'zod';
import { notesOf } from './setting.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of `schema` from `env` (an empty value counts as missing).
 *
 * @throws AppError `bad-config`: the message lists every fault, a line each, and no value of any.
 */
export function parseEnv<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Env,
): z.infer<z.ZodObject<Shape>> {
  const given = pickGiven(schema, env);
  const result = schema.safeParse(given);
  const missing = productionFaults(schema, given, env['NODE_ENV'] === 'production');
  const named = (issue: z.core.$ZodIssue): boolean =>
    missing.some((fault) => fault.startsWith(`- ${String(issue.path[0])}:`));
  const issues = result.success ? [] : result.error.issues.filter((issue) => !named(issue));
  const faults = [...missing, ...issues.map((issue) => describeIssue(issue, given))];
  if (result.success && faults.length === 0) return result.data;
  throw new AppError('bad-config', `The configuration cannot be used:\n${faults.join('\n')}`, {
    details: { faults },
  });
}

function pickGiven(schema: z.ZodObject, env: Env): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, type] of Object.entries(schema.shape)) {
    const value = env[name] || otherwise(type as z.ZodType, env);
    if (value !== undefined && value !== '') given[name] = value;
  }
  return given;
}

function otherwise(type: z.ZodType, env: Env): string | undefined {
  const other = notesOf(type).otherwise;
  const value = other === undefined ? undefined : env[other.name];
  return other === undefined || value === undefined || value === '' ? value : other.toValue(value);
}

function describeIssue(issue: z.core.$ZodIssue, given: Record<string, string>): string {
  const name = String(issue.path[0] ?? 'environment');
  return name in given ? `- ${name}: ${issue.message}` : `- ${name}: must be given`;
}

function productionFaults(
  schema: z.ZodObject,
  given: Record<string, string>,
  production: boolean,
): string[] {
  if (!production) return [];
  return Object.entries(schema.shape).flatMap(([name, type]) => {
    const notes = notesOf(type as z.ZodType);
    if (notes.testOnly && name in given) return [`- ${name}: is for tests only`];
    if (notes.requiredInProduction && !(name in given)) {
      return [`- ${name}: must be given in production (it has no default there)`];
    }
    return [];
  });
}

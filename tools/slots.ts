/**
 * `npm run --silent slots`: JSON Lines on stdin → stdout, one answer a line, no network.
 *
 * `{ id, input }` → `{ id, slots: [UTC instants] }`, or `{ id, unsupported }` when the product has
 * no concept for what the case asks, or `{ id, error }` when the input is broken (`id` null when
 * the line is no such object). It calls the function that availability calls, so that a shop's
 * "why is there no slot?" can be replayed from a pasted case.
 */
import { runPlainCommand } from './command-line.ts';
import { findSlots } from '@gomomo/scheduling';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { findUnsupported, slotCaseInput, toSlotQuery } from './slots-case.ts';

type CaseId = string | number | null;

type SlotsAnswer =
  | { readonly id: CaseId; readonly slots: readonly string[] }
  | { readonly id: CaseId; readonly unsupported: string }
  | { readonly id: CaseId; readonly error: string };

/** Other fields of a pasted case (its title, what it expects) are passed over. */
const slotCase = z.object({
  id: z.union([z.string(), z.number()]).nullable().default(null),
  input: z.record(z.string(), z.unknown()),
});

const toUtc = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z');

const pathOf = (issue: z.core.$ZodIssue) => ['input', ...issue.path.map(String)].join('.');

function toMessage(issue: z.core.$ZodIssue): string {
  return `${pathOf(issue)}: ${issue.message}`;
}

function toUnknownFields(issue: z.core.$ZodIssue): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  return issue.keys.map((key) => `${pathOf(issue)}.${key}`);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export function answerSlotCase(line: string): SlotsAnswer {
  const parsedLine = slotCase.safeParse(parseJson(line));
  if (!parsedLine.success) return { id: null, error: 'not a JSON object { id, input }' };
  const { id, input } = parsedLine.data;
  const parsed = slotCaseInput.safeParse(input);
  if (!parsed.success) {
    const unknown = parsed.error.issues.flatMap(toUnknownFields);
    if (unknown.length > 0) return { id, unsupported: `unknown fields: ${unknown.join(', ')}` };
    return { id, error: parsed.error.issues.map(toMessage).join('; ') };
  }
  const unsupported = findUnsupported(parsed.data);
  if (unsupported !== undefined) return { id, unsupported };
  const { slots } = findSlots(toSlotQuery(parsed.data));
  return { id, slots: slots.map(({ start }) => toUtc(start)) };
}

async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answerSlotCase(line))}\n`);
  }
}

const help = `npm run --silent slots: the free times of a pasted case, a JSON object { "id", "input" } a line on stdin.

Each line is answered by one on stdout: { "id", "slots" } in UTC; { "id", "unsupported" } where it asks for what this
diary does not know; { "id", "error" } where something in it is broken. Example and fields: libs/scheduling/README.md

  --help   this
`;

if (process.argv[1] === import.meta.filename) {
  await runPlainCommand(help, main);
}

/**
 * Counts booking references that are read in public utterances, none of which holds one:
 * `node tools/understanding/check-references.ts DATA_FOLDER` (or NLU_DATA). Each utterance is read
 * unasked and as an answer to the question for a reference; anything found is printed and fails.
 */
import { understand } from '@gomomo/understanding';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const record = z.looseObject({ text: z.string(), ref: z.string().optional() });

const situations = [
  ['unasked', {}],
  ['asked for a reference', { asked: ['reference'], acts: ['request'] }],
] as const;

function check(folder: string, file: string): number {
  const lines = readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean);
  const records = lines.map((line) => record.parse(JSON.parse(line)));
  let wrong = 0;
  for (const [situation, context] of situations) {
    const found = records.flatMap(({ text, ref = '2022-03-15T09:00:00' }) => {
      const { reference } = understand(text, { now: ref.slice(0, 16), ...context }).entities;
      return reference === undefined ? [] : [`  ${reference.value}  ${text}`];
    });
    wrong += found.length;
    process.stdout.write(
      `${file}, ${situation}: ${String(found.length)} of ${String(lines.length)}\n`,
    );
    process.stdout.write(
      found
        .slice(0, 20)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }
  return wrong;
}

function main(folder: string | undefined): void {
  if (folder === undefined || !existsSync(folder)) {
    process.stdout.write('skipped: no data folder; give it as argument or in NLU_DATA\n');
    return;
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('-train.jsonl'));
  const wrong = files.reduce((sum, file) => sum + check(folder, file), 0);
  process.exitCode = wrong === 0 ? 0 : 1;
}

main(process.argv[2] ?? process.env['NLU_DATA']);

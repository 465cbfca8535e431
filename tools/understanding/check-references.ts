import { understand } from '@gomomo/understanding';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { runWithData } from './with-data.ts';

const help = `usage: npx node tools/understanding/check-references.ts [DATA_FOLDER]

Counts booking references that are read in public utterances, none of which holds one. Each utterance is read
unasked and as an answer to the question for a reference; anything found is printed, and the exit code is 1.

  DATA_FOLDER   with *-train.jsonl (NLU_DATA)
  --help        this
`;

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

await runWithData({ help }, ({ folder }) => {
  const files = readdirSync(folder).filter((name) => name.endsWith('-train.jsonl'));
  const wrong = files.reduce((sum, file) => sum + check(folder, file), 0);
  process.exitCode = wrong === 0 ? 0 : 1;
});

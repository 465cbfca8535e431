import { answerLine } from './answer-line.ts';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { runWithData } from './with-data.ts';

const help = `usage: npx node tools/understanding/score.ts [DATA_FOLDER]

Prints how well the dialogue understands the measuring data, as a Markdown table: written and spoken form, by
the scorer of the folder. Cross-validated figures of intents come from train-intents.ts --check.

  DATA_FOLDER   with *-train.jsonl and score/ (NLU_DATA)
  --help        this
`;

const sets = ['sgd', 'nlupp', 'recognizers-datetime', 'restaurant8k', 'clinc', 'bitext-human'];

const record = z.looseObject({ id: z.string(), text: z.string(), ref: z.string().optional() });
const figure = z.number().nullish();
const report = z.object({
  datetime: z
    .object({
      point_exact: figure,
      range_exact: figure,
      range_start: figure,
      false_positive_rate: figure,
    })
    .optional(),
  intent: z
    .object({
      accuracy: figure,
      macro_recall: figure,
      precision: z.record(z.string(), z.string()),
    })
    .optional(),
  spans: z.object({ micro: z.object({ f1_overlap: z.number(), gold: z.number() }) }).optional(),
});

type Speak = (text: string) => string;

async function loadSpeak(folder: string): Promise<Speak> {
  const module: unknown = await import(pathToFileURL(path.join(folder, 'score/asr.mjs')).href);
  return z.object({ asr: z.custom<Speak>((value) => typeof value === 'function') }).parse(module)
    .asr;
}

function predict(goldFile: string, speak: Speak): string {
  const lines = readFileSync(goldFile, 'utf8').split('\n').filter(Boolean);
  return lines
    .map((line) => {
      const { text, ref = '2022-03-15T09:00:00', ...rest } = record.parse(JSON.parse(line));
      const question = { ...rest, text: speak(text), ref };
      return JSON.stringify(answerLine(JSON.stringify(question)));
    })
    .join('\n');
}

function score(
  folder: string,
  set: string,
  speak: Speak,
  temporary: string,
): z.infer<typeof report> {
  const gold = path.join(folder, `${set}-train.jsonl`);
  const predictions = path.join(temporary, 'predictions.jsonl');
  writeFileSync(predictions, predict(gold, speak));
  const scorer = path.join(folder, 'score/score.mjs');
  const options = ['--gold', gold, '--pred', predictions, '--json', '--slots', 'date,time'];
  const output = execFileSync(process.execPath, [scorer, ...options], { encoding: 'utf8' });
  return report.parse(JSON.parse(output.split('\n')[0] ?? '{}'));
}

const cell = (value: number | null | undefined): string =>
  value === undefined || value === null ? '–' : value.toFixed(1);

function toRow(set: string, form: string, result: z.infer<typeof report>): string {
  const { datetime, intent, spans } = result;
  const precision = ['cancel', 'reschedule']
    .map((label) => intent?.precision[label])
    .map((value) => value ?? '–');
  const overlap =
    form === 'written' && (spans?.micro.gold ?? 0) > 0 ? spans?.micro.f1_overlap : undefined;
  const cells = [
    set,
    form,
    cell(datetime?.point_exact),
    cell(datetime?.range_exact),
    cell(datetime?.range_start),
    cell(datetime?.false_positive_rate),
    cell(intent?.accuracy),
    cell(intent?.macro_recall),
    ...precision,
    cell(overlap),
  ];
  return `| ${cells.join(' | ')} |`;
}

const head = [
  '| set | form | point exact | range exact | range start | false positives | intent accuracy | macro recall | cancel precision | reschedule precision | date+time overlap F1 |',
  '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
];

await runWithData({ help }, async ({ folder }) => {
  const speak = await loadSpeak(folder);
  const temporary = mkdtempSync(path.join(tmpdir(), 'understanding-'));
  process.stdout.write(`${head.join('\n')}\n`);
  try {
    for (const set of sets) {
      const written = score(folder, set, (text) => text, temporary);
      const spoken = score(folder, set, speak, temporary);
      process.stdout.write(`${toRow(set, 'written', written)}\n${toRow(set, 'spoken', spoken)}\n`);
    }
  } finally {
    rmSync(temporary, { recursive: true });
  }
});

import { intentLabels, toIntentFeatures } from '@gomomo/understanding';
import type {
  AskedSlot,
  IntentLabel,
  SystemAct,
  UnderstandingContext,
} from '@gomomo/understanding';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

import { toDoorContext } from './answer-line.ts';
import type { TrainingRow } from './softmax-regression.ts';

/** A labelled utterance with the group that must not be split between training and checking. */
export interface LabelledTurn extends TrainingRow {
  readonly id: string;
  readonly text: string;
  readonly group: string;
  readonly context: UnderstandingContext;
}

const record = z.looseObject({
  id: z.string(),
  text: z.string(),
  ref: z.string().optional(),
  intents: z.array(z.string()).nullish(),
});

const defaultNow = '2022-03-15T09:00:00';

/** As a recogniser without formatting would return it: the turn is learned in both forms. */
const unpunctuated = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}' ]+/gu, ' ')
    .trim();

const labelNumbers = (names: readonly string[]): number[] =>
  names.map((name) => intentLabels.indexOf(name as IntentLabel)).filter((label) => label >= 0);

function toTurns(turn: Omit<LabelledTurn, 'features'>): LabelledTurn[] {
  return [turn.text, unpunctuated(turn.text)].map((text) => ({
    ...turn,
    text,
    features: toIntentFeatures(text, turn.context),
  }));
}

/** SGD dialogues stay whole; of other sets repeated sentences stay together. */
const groupOf = (id: string, text: string): string =>
  id.startsWith('sgd:') ? (id.split(':')[2] ?? id) : unpunctuated(text);

/** The labelled turns of a data file (JSON Lines as the data folder's README defines them). */
export function readDataSet(folder: string, name: string, weight: number): LabelledTurn[] {
  const file = path.join(folder, `${name}-train.jsonl`);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const raw: unknown = JSON.parse(line);
    const { id, text, ref, intents } = record.parse(raw);
    const labels = labelNumbers(intents ?? []);
    if (labels.length === 0) return [];
    const context = toDoorContext(record.parse(raw), ref ?? defaultNow);
    return toTurns({ id, text, group: groupOf(id, text), labels, weight, context });
  });
}

const heading = /^== (\w+) \| *([\w -]*?) *\| *([\w -]*?) *$/u;

const words = (text: string): string[] => text.split(' ').filter(Boolean);

/** The project's own sentences: headings `== intent | acts | asked`, one utterance a line. */
export function readOwnUtterances(file: string, weight: number): LabelledTurn[] {
  let labels: number[] = [];
  let context: UnderstandingContext = { now: defaultNow };
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const match = heading.exec(line);
      if (match !== null) {
        labels = labelNumbers([match[1] ?? '']);
        const acts = words(match[2] ?? '') as SystemAct[];
        context = { now: defaultNow, acts, asked: words(match[3] ?? '') as AskedSlot[] };
      }
      if (match !== null || line.trim() === '' || line.startsWith('#')) return [];
      const id = `own:${String(index + 1)}`;
      return toTurns({ id, text: line, group: unpunctuated(line), labels, weight, context });
    });
}

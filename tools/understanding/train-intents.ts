import { createClassifier, createUnderstand, intentLabels } from '@gomomo/understanding';
import type { Classify } from '@gomomo/understanding';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { readDataSet, readOwnUtterances } from './rows.ts';
import type { LabelledTurn } from './rows.ts';
import { toIntentWeights, trainSoftmax } from './softmax-regression.ts';
import type { TrainingRow } from './softmax-regression.ts';
import { runWithData } from './with-data.ts';

const help = `usage: npx node tools/understanding/train-intents.ts [DATA_FOLDER] [options]

Trains the weights of intents that the dialogue ships: libs/understanding/weights/intents.json (CC BY sets and
the project's own sentences) and intents-sgd.json (the same and SGD, CC BY-SA: a file of its own that may be
left out).

  DATA_FOLDER   with *-train.jsonl (NLU_DATA)
  --check       writes nothing, and prints a five-fold cross-validation
  --help        this
`;

const weightsFolder = new URL('../../libs/understanding/weights/', import.meta.url);

/** Small sets count for more, so that telephone talk is heard beside 15,000 chat turns. */
const ccBySets = [
  ['nlupp', 3],
  ['clinc', 1],
] as const;

const ownWeight = 2;

const classifierOf = (rows: readonly TrainingRow[]): Classify | undefined =>
  createClassifier(toIntentWeights(trainSoftmax(rows)));

const foldCount = 5;

/** FNV-1a, so that a dialogue is always in the same fold. */
function foldOf(group: string): number {
  let hash = 0x811c9dc5;
  for (const letter of group) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % foldCount;
}

interface Tally {
  right: number;
  all: number;
}

const share = ({ right, all }: Tally): string => ((100 * right) / Math.max(1, all)).toFixed(1);

interface Score {
  readonly total: Tally;
  readonly recall: Map<string, Tally>;
  readonly precision: Map<string, Tally>;
}

const createScore = (): Score => ({
  total: { right: 0, all: 0 },
  recall: new Map(),
  precision: new Map(),
});

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const tally = tallies.get(name) ?? { right: 0, all: 0 };
  tallies.set(name, tally);
  return tally;
}

function count(score: Score, labels: readonly number[], predicted: string): void {
  const right = labels.some((label) => intentLabels[label] === predicted);
  const primary = intentLabels[labels[0] ?? 0] ?? 'other';
  const tallies = [
    score.total,
    tallyOf(score.recall, primary),
    tallyOf(score.precision, predicted),
  ];
  for (const tally of tallies) {
    tally.all += 1;
    if (right) tally.right += 1;
  }
}

function print(name: string, score: Score): void {
  const recalls = [...score.recall.values()].map(({ right, all }) => right / all);
  const macro = (100 * recalls.reduce((sum, value) => sum + value, 0)) / recalls.length;
  const precision = ['cancel', 'reschedule']
    .flatMap((label) => {
      const tally = score.precision.get(label);
      return tally === undefined ? [] : [`${label} ${share(tally)} (${String(tally.all)})`];
    })
    .join(', ');
  const figures = `accuracy ${share(score.total)}, macro recall ${macro.toFixed(1)}`;
  process.stdout.write(`${name}: ${figures}; precision ${precision || 'none predicted'}\n`);
}

/** Five folds, dialogues whole; every turn is judged by a model that has not seen its group. */
function crossValidate(name: string, sets: ReadonlyMap<string, readonly LabelledTurn[]>): void {
  const scores = new Map<string, Score>();
  for (let fold = 0; fold < foldCount; fold += 1) {
    const turns = [...sets.values()].flat();
    const classify = classifierOf(turns.filter((turn) => foldOf(turn.group) !== fold));
    const understand = createUnderstand(() => classify);
    for (const [set, all] of sets)
      for (const turn of all.filter(({ group }) => foldOf(group) === fold)) {
        const score = scores.get(set) ?? createScore();
        scores.set(set, score);
        count(score, turn.labels, understand(turn.text, turn.context).intents[0]?.label ?? '');
      }
  }
  for (const [set, score] of scores) print(`${name}, ${set}`, score);
}

/** Turns of a set that the weights have not seen at all. */
function judgeUnseen(
  name: string,
  sets: ReadonlyMap<string, readonly LabelledTurn[]>,
  turns: readonly LabelledTurn[],
): void {
  const classify = classifierOf([...sets.values()].flat());
  const understand = createUnderstand(() => classify);
  const score = createScore();
  for (const { text, context, labels } of turns)
    count(score, labels, understand(text, context).intents[0]?.label ?? '');
  print(name, score);
}

function write(file: string, licence: string, rows: readonly LabelledTurn[]): void {
  const weights = { licence, ...toIntentWeights(trainSoftmax(rows)) };
  writeFileSync(new URL(file, weightsFolder), `${JSON.stringify(weights, null, 2)}\n`);
  process.stdout.write(`${file}: ${String(rows.length)} turns\n`);
}

await runWithData({ help, checks: true }, ({ folder, check }) => {
  const own = fileURLToPath(new URL('own-utterances.txt', weightsFolder));
  const open = new Map<string, readonly LabelledTurn[]>([
    ...ccBySets.map(([name, weight]) => [name, readDataSet(folder, name, weight)] as const),
    ['own', readOwnUtterances(own, ownWeight)],
  ]);
  const all = new Map([...open, ['sgd', readDataSet(folder, 'sgd', 1)]]);
  if (check) {
    crossValidate('without SGD', open);
    judgeUnseen('without SGD, sgd (unseen)', open, all.get('sgd') ?? []);
    crossValidate('with SGD', all);
    return;
  }
  write('intents.json', 'CC BY 4.0, see ATTRIBUTION.md', [...open.values()].flat());
  write('intents-sgd.json', 'CC BY-SA 4.0, see ATTRIBUTION.md', [...all.values()].flat());
});

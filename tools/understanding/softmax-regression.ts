import { cueGain, featureBits, intentLabels } from '@gomomo/understanding';
import type { IntentFeatures, IntentWeights } from '@gomomo/understanding';

/** One training utterance: its features and the labels that are right, the primary one first. */
export interface TrainingRow {
  readonly features: IntentFeatures;
  readonly labels: readonly number[];
  readonly weight: number;
}

const classes = intentLabels.length;
const buckets = 2 ** featureBits;

const epochs = 5;
const learningRate = 0.5;
const decay = 3e-5;
/** Share of the loss that insists on the primary label where several are right. */
const primaryShare = 0.15;

/** Seeded, so that the same data give the same weights (glibc's generator). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const kept = order[index] ?? 0;
    order[index] = order[other] ?? 0;
    order[other] = kept;
  }
}

/** Rare labels count for more, up to six times, so that a cancellation is not drowned by "yes". */
function classWeights(rows: readonly TrainingRow[]): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const row of rows) counts[row.labels[0] ?? 0] = (counts[row.labels[0] ?? 0] ?? 0) + 1;
  return counts.map((count) => Math.min(6, (rows.length / classes / Math.max(1, count)) ** 0.4));
}

interface Model {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly bias: Float64Array;
}

const blocksOf = ({ words, cues }: IntentFeatures): readonly (readonly [Uint16Array, number])[] => [
  [words, 1 / Math.sqrt(Math.max(1, words.length))],
  [cues, cueGain],
];

function probabilities(model: Model, features: IntentFeatures): number[] {
  const sums = [...model.bias];
  for (const [block, gain] of blocksOf(features))
    for (const bucket of block)
      for (let label = 0; label < classes; label += 1)
        sums[label] = (sums[label] ?? 0) + gain * (model.weights[bucket * classes + label] ?? 0);
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const total = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / total);
}

/** What each label's probability should have been: shared among the right ones as the model likes. */
function targetOf(row: TrainingRow, given: readonly number[]): number[] {
  const right = row.labels.reduce((sum, label) => sum + (given[label] ?? 0), 0);
  return given.map((probability, label) => {
    const shared = row.labels.includes(label) ? probability / Math.max(right, 1e-9) : 0;
    return (1 - primaryShare) * shared + (label === row.labels[0] ? primaryShare : 0);
  });
}

/** One AdaGrad step. */
function learn(model: Model, row: TrainingRow, importance: number): void {
  const given = probabilities(model, row.features);
  const target = targetOf(row, given);
  for (let label = 0; label < classes; label += 1) {
    const slope = importance * ((given[label] ?? 0) - (target[label] ?? 0));
    model.bias[label] = (model.bias[label] ?? 0) - 0.02 * slope;
    if (Math.abs(slope) < 1e-4) continue;
    for (const [block, gain] of blocksOf(row.features))
      for (const bucket of block) step(model, bucket * classes + label, slope * gain);
  }
}

function step({ weights, squares }: Model, at: number, slope: number): void {
  const weight = weights[at] ?? 0;
  const gradient = slope + decay * weight;
  const square = (squares[at] ?? 0) + gradient * gradient;
  squares[at] = square;
  weights[at] = weight - (learningRate * gradient) / (Math.sqrt(square) + 0.05);
}

/** Softmax regression over hashed features; deterministic. */
export function trainSoftmax(rows: readonly TrainingRow[]): Model {
  const size = buckets * classes;
  const model: Model = {
    weights: new Float32Array(size),
    squares: new Float32Array(size),
    bias: new Float64Array(classes),
  };
  const importance = classWeights(rows);
  const random = createRandom(1);
  const order = rows.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const row = rows[index];
      if (row !== undefined) learn(model, row, row.weight * (importance[row.labels[0] ?? 0] ?? 1));
    }
  }
  return model;
}

/** The model in one signed byte a weight. */
export function toIntentWeights({ weights, bias }: Model): IntentWeights {
  const largest = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 1e-9);
  const scale = largest / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return {
    labels: [...intentLabels],
    bits: featureBits,
    scale: Number(scale.toPrecision(8)),
    bias: [...bias].map((value) => Number(value.toPrecision(6))),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

import { cueGain, featureBits } from '../en/intent/features.ts';
import type { IntentFeatures } from '../en/intent/features.ts';
import { intentLabels } from './labels.ts';
import type { IntentLabel } from './labels.ts';

/** Weights as stored: one signed byte per bucket and label, bucket-major, in base64. */
export interface IntentWeights {
  readonly labels: readonly string[];
  readonly bits: number;
  /** Weight = byte × scale. */
  readonly scale: number;
  readonly bias: readonly number[];
  readonly weights: string;
}

export interface IntentScore {
  readonly label: IntentLabel;
  /** 0 to 1; the scores of a turn sum to 1. */
  readonly score: number;
}

export type Classify = (features: IntentFeatures) => IntentScore[];

export const softmax = (scores: readonly number[]): number[] => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};

/** A classifier over stored weights, or undefined when they were trained for other features. */
export function createClassifier(stored: IntentWeights): Classify | undefined {
  const sameLabels = stored.labels.join() === intentLabels.join();
  const bytes = Buffer.from(stored.weights, 'base64');
  const size = intentLabels.length * 2 ** featureBits;
  if (!sameLabels || stored.bits !== featureBits || bytes.length !== size) return undefined;
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = intentLabels.length;
  return (features) => {
    const sums = [...stored.bias];
    const gains: readonly (readonly [Uint16Array, number])[] = [
      [features.words, stored.scale / Math.sqrt(Math.max(1, features.words.length))],
      [features.cues, stored.scale * cueGain],
    ];
    for (const [buckets, gain] of gains)
      for (const bucket of buckets)
        for (let label = 0; label < count; label += 1)
          sums[label] = (sums[label] ?? 0) + (weights[bucket * count + label] ?? 0) * gain;
    const scores = softmax(sums);
    return intentLabels
      .map((label, index) => ({ label, score: scores[index] ?? 0 }))
      .sort((left, right) => right.score - left.score);
  };
}

import { existsSync, readFileSync } from 'node:fs';

import { createClassifier } from './classifier.ts';
import type { Classify, IntentWeights } from './classifier.ts';

const folder = new URL('../../weights/', import.meta.url);

/**
 * Weight files in the order in which they are preferred. The first is trained on the Schema-Guided
 * Dialogue data too and may be left out (CC BY-SA, see weights/ATTRIBUTION.md); the engine then uses
 * the second, and without either its rules alone.
 */
const files = ['intents-sgd.json', 'intents.json'];

const isWeights = (value: unknown): value is IntentWeights =>
  typeof value === 'object' && value !== null && 'weights' in value && 'bias' in value;

function load(file: string): Classify | undefined {
  const url = new URL(file, folder);
  if (!existsSync(url)) return undefined;
  const stored: unknown = JSON.parse(readFileSync(url, 'utf8'));
  return isWeights(stored) ? createClassifier(stored) : undefined;
}

let shipped: { classify: Classify | undefined } | undefined;

/** The classifier of the shipped weights, read once; undefined when no file is there. */
export function shippedClassifier(): Classify | undefined {
  shipped ??= { classify: files.map(load).find((classify) => classify !== undefined) };
  return shipped.classify;
}

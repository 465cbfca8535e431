/** A mistake that was made before, here or elsewhere, as a patch of this tree. */
export interface Bug {
  /** Of its file in `bugs/`. */
  readonly name: string;
  readonly says: string;
  /** Those that can find it; one is enough. */
  readonly foundBy: readonly string[];
  /** Seeds tried one after the other until a run finds it. */
  readonly seeds: readonly number[];
  readonly seconds: number;
  /** Whether only a replay shows it. */
  readonly replays?: true;
}

const seeds = [1, 2, 3];

export const bugs: readonly Bug[] = [
  {
    ...{ name: 'constraint-dropped', seeds, seconds: 40, foundBy: ['I1'] },
    says: 'the exclusion constraint guards nothing',
  },
  {
    ...{ name: 'hold-not-counted', seeds, seconds: 20, foundBy: ['I1'] },
    says: 'a hold keeps nobody else out',
  },
  {
    ...{ name: 'answer-without-writing', seeds, seconds: 20, foundBy: ['I2'] },
    says: 'a cancellation is answered and not done',
  },
  {
    ...{ name: 'expired-hold-blocks', seeds, seconds: 90, foundBy: ['I2', 'I7'] },
    says: 'a hold that has run out keeps others out until it is swept up',
  },
  {
    ...{ name: 'cursor-relay', seeds, seconds: 40, foundBy: ['I4', 'I9'] },
    says: 'the relay remembers how far it was, and misses who commits late',
  },
  {
    ...{
      name: 'no-version-guard',
      seeds,
      seconds: 20,
      replays: true,
      foundBy: ['I5', 'I6', 'I10'],
    },
    says: 'a mirror takes an old version for news',
  },
  {
    ...{ name: 'inbox-off', seeds, seconds: 20, replays: true, foundBy: ['I10'] },
    says: 'a consumer that keeps each change once does not know a repeat, and keeps it again',
  },
  {
    ...{ name: 'producer-reused', seeds, seconds: 60, foundBy: ['I4'] },
    says: 'an idempotent producer of kafkajs is used again after a failed send',
  },
  {
    ...{ name: 'get-consumes-link', seeds, seconds: 20, foundBy: ['I13'] },
    says: 'who looks at a link to go on by uses it up',
  },
  {
    ...{ name: 'workbook-not-atomic', seeds, seconds: 20, foundBy: ['I6'] },
    says: 'the workbook is written in place',
  },
  {
    ...{ name: 'insert-without-id', seeds, seconds: 20, foundBy: ['I5', 'I9'] },
    says: 'Google chooses the id of an event, so that an insert which is repeated makes two',
  },
  {
    ...{ name: 'assent-by-prefix', seeds, seconds: 20, foundBy: ['I12'] },
    says: 'what begins with a yes is a yes',
  },
];

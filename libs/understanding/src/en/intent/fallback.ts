import type { IntentScore } from '../../intent/classifier.ts';
import type { CueName } from './cues.ts';
import type { IntentSituation } from './features.ts';
import { intentLabels } from '../../intent/labels.ts';
import type { IntentLabel } from '../../intent/labels.ts';

/** Which intent a cue speaks for, the surest first. */
const cueIntents: readonly (readonly [CueName, IntentLabel])[] = [
  ['human', 'request_human'],
  ['change', 'reschedule'],
  ['moves', 'reschedule'],
  ['withdraws', 'cancel'],
  ['cancelVisit', 'cancel'],
  ['farewell', 'goodbye'],
  ['cancel', 'cancel'],
  ['cannotCome', 'cancel'],
  ['plainNo', 'deny'],
  ['book', 'book'],
  ['availability', 'check_availability'],
  ['allDone', 'goodbye'],
  ['plainYes', 'affirm'],
  ['yesFirst', 'affirm'],
  ['noFirst', 'deny'],
];

const asksMore = (situation: IntentSituation): boolean => situation.acts.includes('anything-else');

const pick = (cues: ReadonlySet<CueName>, situation: IntentSituation): IntentLabel => {
  if (asksMore(situation) && cues.has('plainNo')) return 'goodbye';
  const found = cueIntents.find(
    ([cue]) => cues.has(cue) && !(cue === 'human' && cues.has('identity')),
  );
  return found?.[1] ?? 'other';
};

/** Scores from the cues alone, for an engine without weights. */
export function scoreByCues(cues: ReadonlySet<CueName>, situation: IntentSituation): IntentScore[] {
  const chosen = pick(cues, situation);
  const rest = 0.3 / (intentLabels.length - 1);
  return intentLabels
    .map((label) => ({ label, score: label === chosen ? 0.7 : rest }))
    .sort((left, right) => right.score - left.score);
}

import type { IntentScore } from '../../intent/classifier.ts';
import type { CueName } from './cues.ts';
import type { IntentSituation } from './features.ts';
import type { IntentLabel } from '../../intent/labels.ts';

/** What the classifier must reach to begin a cancellation or a move that no phrase speaks of. */
const heldBackBelow = 0.97;

/** A rule is believed this far when nothing else speaks. */
const ruleScore = 0.96;

/** The label goes to the top and the others share what is left in their order. */
function raise(scores: readonly IntentScore[], label: IntentLabel): IntentScore[] {
  const others = scores.filter((score) => score.label !== label);
  const sum = others.reduce((total, { score }) => total + score, 0) || 1;
  const own = Math.max(ruleScore, scores.find((score) => score.label === label)?.score ?? 0);
  return [
    { label, score: own },
    ...others.map((score) => ({ ...score, score: (score.score / sum) * (1 - own) })),
  ];
}

const scoreOf = (scores: readonly IntentScore[], label: IntentLabel): number =>
  scores.find((score) => score.label === label)?.score ?? 0;

const isFreshStart = (situation: IntentSituation): boolean =>
  situation.acts.every(
    (act) => act === 'greeting' || act === 'anything-else' || act === 'success',
  ) && situation.asked.length === 0;

/** Phrases that leave no doubt whatever was asked before. */
function certainRule(
  cues: ReadonlySet<CueName>,
  situation: IntentSituation,
): IntentLabel | undefined {
  if (cues.has('human') && !cues.has('identity')) return 'request_human';
  if (cues.has('repeat')) return 'other';
  if (!isFreshStart(situation)) return undefined;
  if (cues.has('fedUp')) return 'request_human';
  const cancels = cues.has('cancelVisit') || cues.has('withdraws');
  if ((cues.has('change') || cues.has('moves')) && !cancels) return 'reschedule';
  if (cancels || cues.has('cannotCome')) return 'cancel';
  return undefined;
}

/** At the start of a talk nothing is pending, so a plain yes or no says just that. */
function openingRule(
  cues: ReadonlySet<CueName>,
  situation: IntentSituation,
): IntentLabel | undefined {
  if (situation.acts.length > 0 || situation.asked.length > 0) return undefined;
  if (cues.has('greeting')) return 'other';
  if (cues.has('farewell') && !cues.has('book')) return 'goodbye';
  if (cues.has('book')) return undefined;
  if (cues.has('plainNo') && !cues.has('allDone')) return 'deny';
  return cues.has('plainYes') ? 'affirm' : undefined;
}

/** A question about the booking in the making is open: what is changed then is that booking. */
const isMidway = (situation: IntentSituation): boolean =>
  situation.acts.some((act) =>
    ['request', 'confirm', 'offer', 'offer-intent', 'failure'].includes(act),
  );

/**
 * A cancellation or a move is not begun on a guess: without a phrase that says so, the classifier
 * must be sure of it, else its second choice stands.
 */
function holdBack(
  scores: readonly IntentScore[],
  cues: ReadonlySet<CueName>,
  situation: IntentSituation,
): readonly IntentScore[] {
  const [first, second] = scores;
  if (first === undefined || second === undefined) return scores;
  const asked =
    cues.has('cancel') || cues.has('withdraws') || (cues.has('stop') && isFreshStart(situation));
  const cancels = first.label === 'cancel' && !asked;
  const moves = first.label === 'reschedule' && !cues.has('change') && !cues.has('moves');
  if (isMidway(situation) && (cancels || first.label === 'reschedule'))
    return [second, first, ...scores.slice(2)];
  if (!(cancels || moves) || first.score >= heldBackBelow) return scores;
  return [second, first, ...scores.slice(2)];
}

/** Thanks for a booking or an answer, with nothing else asked, close the talk. */
const closesWithThanks = (
  scores: readonly IntentScore[],
  cues: ReadonlySet<CueName>,
  situation: IntentSituation,
): boolean =>
  scores[0]?.label === 'other' &&
  cues.has('thanks') &&
  !cues.has('question') &&
  situation.acts.length > 0 &&
  situation.acts.every((act) => act === 'success' || act === 'inform' || act === 'anything-else');

/** Ranks the intents of a turn: phrases that leave no doubt first, then the classifier. */
export function decideIntent(
  scores: readonly IntentScore[],
  cues: ReadonlySet<CueName>,
  situation: IntentSituation,
): readonly IntentScore[] {
  const rule = certainRule(cues, situation) ?? openingRule(cues, situation);
  if (rule !== undefined && scoreOf(scores, rule) < ruleScore) return raise(scores, rule);
  if (closesWithThanks(scores, cues, situation)) return raise(scores, 'goodbye');
  return holdBack(scores, cues, situation);
}

import type { PendingKind } from '../core/pending.ts';
import type { Act } from '../interpreter/reading.ts';
import type { Understanding } from '@gomomo/understanding';
import { sureLabel } from './intents.ts';
import { isIndifferent } from './indifferent.ts';
import { isOpen } from './situation.ts';
import { holdsBack, postpones } from './postpones.ts';
import { wantsNoChange } from './stays.ts';
import { readTopics } from './topics.ts';

const skips = /\b(?:skip|pass|rather not|(?:don't|dont) (?:know|remember)|no idea)\b/u;

/** A detail that there is not, or that is not told: an answer only where a detail is asked for. */
const lacks =
  /\b(?:(?:don't|dont|do not) have (?:one|it|that|the|an?|my|any)|(?:how (?:should|would|could|do|am) i (?:supposed to )?know)|(?:what|which) reference|(?:don't|dont|do not|doesn't) know what|no clue|never (?:got|had|received) (?:one|it|an?|any)|(?:haven't|havent) got (?:one|it|that|the|an?|my|any)|no (?:e-?mail|phone|reference|number)|(?:don't|dont) want to (?:say|give|share)|lost it|can't find)\b/u;

/** "I'm afraid not", "unfortunately not": a no, and where a detail is asked there is none. */
const regrets =
  /^(?:(?:no|nope|sorry|oh|um|well|hmm|ah) )*(?:(?:(?:i'm|im|i am) )?(?:afraid|sorry(?: but)?|unfortunately|sadly) (?:not|no|i (?:don't|dont|do not|haven't|havent))|(?:i )?(?:don't|dont|do not) think (?:so|i (?:do|have)(?: one| it| that)?)|not (?:really|on me|at hand|with me|any more|anymore)|i (?:don't|dont|do not|haven't|havent)|i haven't got (?:one|it|any))(?: sorry| i'm afraid| unfortunately)*$/u;

const asksDetail: ReadonlySet<PendingKind> = new Set([
  'name',
  'contact',
  'name-and-contact',
  'reference',
  'proof',
]);

/** Questions with a list, of which any may do; whom it is with is a value of its own. */
const asksWhich: ReadonlySet<PendingKind> = new Set(['service', 'date', 'time']);

const stops =
  /^(?:(?:no|please|ok|okay|actually|sorry|just|well|oh|wait|hmm|you know what|can you|could you) )*(?:never ?mind|nvm|forget (?:it|about it|that|the whole thing|this)|stop|quit|abort|start over|start again|restart|cancel(?: (?:that|this|it|everything|all|the booking|please))?|scrap (?:that|it|this)|leave it|i don't want (?:it|this|to book)(?: any ?more)?|i changed my mind)(?: please| thanks| then| now| again| after all| completely)*$/u;

const halts = /^(?:please )?(?:stop|quit|abort|exit)(?: please| it| that)?$/u;

const starts =
  /\b(?:never ?mind|nvm|forget (?:it|about it|the whole thing)|start over|start again|let's stop|(?:don't|dont|do not) (?:want|need|wish) to (?:book|make an? (?:appointment|booking)|reserve))\b/u;

/** Begins like a yes: enough where nothing is done by it. A yes that commits is read by `isAssent`. */
const assents =
  /^(?:(?:oh|um|uh|hmm|well|and|ah|so) )*(?:yes|yeah|yep|yup|yea|ya|sure|ok|okay|alright|all right|right|correct|perfect|great|fine|good|exactly|absolutely|definitely|certainly|of course|please do|go ahead|book it|do it|confirm(?:ed)?|sounds (?:good|great|perfect|fine|right)|that(?:'s| is|s)? (?:right|correct|fine|good|great|perfect|ok|okay|works?|it)|that works|that(?:'d| would| will|'ll) (?:be (?:lovely|great|fine|perfect|good|wonderful|nice|ideal|ok|okay)|do|work|suit me)|(?:that|it) suits me|works for me|looks (?:good|right|great)|let's do (?:it|that)|i confirm|please|uh huh|mhm|yes please|y|k|kk|sure thing|i (?:do|am)(?=$| (?:thanks|thank|please|yes))|agreed|👍)(?=$| )/u;

/** "No, I'd rather keep it": an appointment that stays as it is. */
const keepsAsIs =
  /^(?:(?:no|actually|ok|okay|please|just|i'd rather|rather|i'll|let's|i want to|i'd like to) )*(?:keep|leave) (?:it|that|my appointment|the appointment|everything)(?: as it is| the way it is| as is| there| then| please)*$/u;

/** "Nothing", said to "what should I change?". */
const nothing =
  /^(?:no |oh |ok |okay |actually |sorry )*(?:nothing|none|nowt|nothing at all|it's (?:all )?(?:fine|good|right)|all good|never ?mind)(?: thanks| thank you| please| sorry| actually)*$/u;

const polite =
  /^no (?:that's|thats|it's|that is|its) (?:fine|good|ok|okay|great|perfect|correct|right)\b/u;
const keeps = /\b(?:keep|leave (?:it|that)|nothing|neither)\b/u;

/** "I'll take that one": what is at hand is taken, which commits nothing. */
const takes =
  /^(?:(?:ok|okay|yes|yeah|great|perfect|good|fine|cool|sure|then|please|well|alright|thanks|right) )*(?:(?:i'll|ill|i will|i'd like to|i want to|let's|lets|can i|we'll) )?(?:take|have|book|grab|reserve|go (?:for|with)) (?:that|this|it)(?: one| time| slot)?(?: then| please| thanks| thank you)*$/u;

/** A turn that gives a time or picks from a list answers by that, not by yes or no. */
const carriesValue = ({ when, choice, preferences, service, resource }: Understanding): boolean =>
  when.length > 0 ||
  choice !== undefined ||
  preferences.shift !== undefined ||
  preferences.last ||
  service !== undefined ||
  resource !== undefined;

/** Questions that a yes answers, so that the classifier may hear one. */
const asksYesOrNo: ReadonlySet<PendingKind> = new Set([
  'retry',
  'link',
  'anything-else',
  'nothing',
  'what',
]);

/** A yes to a question that does nothing by itself: one of a list, "try again?", "anything else?". */
function affirms(understanding: Understanding, pending: PendingKind, text: string): boolean {
  const { cues } = understanding;
  if (pending === 'confirm' || cues.has('noFirst') || cues.has('plainNo')) return false;
  if (takes.test(text) && !isOpen(pending)) return true;
  // "Ok, eleven" answers by the time it names.
  if (carriesValue(understanding) && !isOpen(pending)) return false;
  if (assents.test(text)) return true;
  return asksYesOrNo.has(pending) && sureLabel(understanding) === 'affirm';
}

/** At "anything else?" only a no is one; "that's not good enough" is none. */
const opensNo =
  /^(?:oh |ok |okay |well |um |uh |actually )*(?:no|nope|nah|not|nothing|none|neither|negative|i don't think so|i'm good)\b/u;

/** More is said than a no and its thanks. */
const goesOn = (cues: Understanding['cues'], text: string): boolean =>
  text.split(' ').length > 4 &&
  !(cues.has('allDone') || cues.has('farewell') || cues.has('thanks'));

function denies(understanding: Understanding, pending: PendingKind, text: string): boolean {
  const { cues } = understanding;
  // "No, that's fine" may mean either, and is asked again.
  if (pending === 'confirm' && polite.test(text)) return false;
  if (pending === 'action' && keeps.test(text)) return true;
  if (/^no (?:problem|worries|preference|matter|idea)\b/u.test(text)) return false;
  // A sentence that begins with no, or says what is wrong, is no answer to "anything else?".
  if (isOpen(pending) && goesOn(cues, text)) return false;
  // "No, wait" asks for a moment; it is no answer to "anything else?".
  if (isOpen(pending) && /^(?:no )?(?:wait|hold on|hang on)\b/u.test(text)) return false;
  if (regrets.test(text)) return true;
  if (isOpen(pending)) return opensNo.test(text);
  if (cues.has('plainNo') || /\b(?:none|neither)\b/u.test(text)) return true;
  if (cues.has('wrong') && !cues.has('question')) return true;
  return (
    sureLabel(understanding) === 'deny' && (cues.has('noFirst') || !carriesValue(understanding))
  );
}

const stopsFlow = (understanding: Understanding, pending: PendingKind, text: string): boolean => {
  if (isOpen(pending))
    return (starts.test(text) || halts.test(text)) && !understanding.cues.has('book');
  return stops.test(text) || starts.test(text);
};

/** A goodbye is one beside a yes or a wait, too; beside a time or a name it may be a manner of speaking. */
const parts = (understanding: Understanding): boolean =>
  understanding.cues.has('farewell') && !carriesValue(understanding);

/** "Fine, nothing then, thanks", said to what is offered. */
const wantsNone =
  /^(?:(?:ok|okay|fine|no|nah|nope|oh|ah|well|alright|all right|right|so) )*(?:nothing|nothing at all|nothing for me|(?:i'm |im |i am )?not interested|i'll leave it|i will leave it|i'll pass|leave it then|don't bother|not this time)(?: (?:then|thanks|thank you|today|now|for now|after all|anyway|please|bye))*$/u;

const leaves = (understanding: Understanding, pending: PendingKind): boolean => {
  const { cues } = understanding;
  // "It was a facial" says what, and is no "that was it".
  if (isOpen(pending) && carriesValue(understanding)) return false;
  if (sureLabel(understanding) !== 'goodbye') return false;
  // Thanks end a talk only where nothing more is open.
  return cues.has('allDone') || (isOpen(pending) && pending !== 'action');
};

/** "Is that with Ana?" asks for the proposal again. */
export const checks =
  /^(?:and |so |ok |wait )?(?:(?:is|was|are)\b(?! (?:it|that|this|they|there) (?!(?:with|on|at|for|in|the|my|right|correct|all|ok|okay|still|really|sure)\b)\S+ ?(?:there|then)?$)|which|who|when|where|with whom|what (?:day|time|date))\b/u;

const asksNothing = (text: string): boolean =>
  readTopics(text).every(
    (topic) => topic === 'greeting' || topic === 'thanks' || topic === 'staff',
  );

/** "Can you hold on a second", before anything is under way. */
const holdsLine =
  /^(?:(?:oh|um|uh|sorry|please|ok|okay|can|could|would|will|you|just) )*(?:hold on|hang on|hold the line|bear with me|wait)(?: (?:for )?(?:just )?(?:a|one) (?:\S+ )?(?:sec|second|moment|minute|tick))?(?: please| sorry)*$/u;

/** Small speech acts of a turn. `text`: lower case, words and single spaces. */
export function readActs(understanding: Understanding, pending: PendingKind, text: string): Act[] {
  const { cues } = understanding;
  const acts: Act[] = [];
  const human =
    (cues.has('human') && !cues.has('identity')) || sureLabel(understanding) === 'request_human';
  if (human) acts.push('human');
  const asked = pending === 'time' || pending === 'date' || pending === 'service';
  if (parts(understanding) || (asked && wantsNone.test(text))) return [...acts, 'goodbye'];
  if ((pending === 'confirm' || pending === 'change') && holdsBack(text)) return [...acts, 'wait'];
  if (wantsNoChange(text) || (pending === 'change' && nothing.test(text))) return [...acts, 'keep'];
  if (isOpen(pending) ? holdsLine.test(text) : postpones(text)) return [...acts, 'wait'];
  if (cues.has('repeat') || (pending === 'confirm' && checks.test(text) && asksNothing(text)))
    return [...acts, 'repeat'];
  const stopped = stopsFlow(understanding, pending, text);
  if (stopped) return [...acts, 'cancel-flow'];
  if (asksWhich.has(pending) && isIndifferent(text)) return [...acts, 'skip'];
  const lacking = asksDetail.has(pending) && (lacks.test(text) || regrets.test(text));
  if ((skips.test(text) && !isOpen(pending)) || lacking) return [...acts, 'skip'];
  if (keepsAsIs.test(text) && (pending === 'confirm' || pending === 'change'))
    return [...acts, 'keep'];
  const affirmed = affirms(understanding, pending, text);
  if (affirmed) acts.push('affirm');
  else if (denies(understanding, pending, text)) acts.push('deny');
  if (leaves(understanding, pending) && !affirmed) acts.push('goodbye');
  const change =
    /^(?:no )?(?:i (?:want|need|would like|'d like) to )?(?:change|edit|correct) (?:it|that|something|this)$/u;
  if (!change.test(text)) return acts;
  return [...acts.filter((act) => act !== 'deny'), 'change'];
}

import { staffOf } from '@gomomo/dialogue';
import type { GateFacts } from './gate-facts.ts';
import { servicesNamed } from './services-named.ts';
import { isQuestion, plain } from './vocabulary.ts';

/** What one should do is not ours to say: it would soon be advice on a state of health. */
const advice =
  /\byou(?:'d| would)? (?:\w+ly |just )?(?:should|must|need|ought|had better|deserve)\b|\b(?:recommend|advise|suggest)\w*\b/u;
/** That something is to be done is settled with the core. */
const proposal = /\b(?:shall|should|may|can|could|must|might) (?:i|we)\b|\b(?:me|us) to\b/u;
const elsewhere =
  /\b(?:an?other|other|different|better) (?:business|shop|studio|place|team|desk|people)(?:es|s)?\b/u;
const rude =
  /^\W*(?:why|who)\b|\b(?:you people|people like|why you|not here to|know me|look like|more than)\b|\b(?:not|n't) want to\b|\b(?:any|every)(?:one|body) but\b/u;

/** The only ways in which a question may begin. */
const question =
  /^\W*(?:(?:sorry|and|or|so),? )*(?:which|what|when|how (?:many|about|long)|do you (?:mean|want|prefer|need)|would|is (?:it|that|this|there)|are there|(?:can|could) you (?:please )?(?:say|tell|give|ask|choose|pick|repeat))\b/u;
/** Of somebody of the staff it is asked whether it is to be with them, and nothing more. */
const familiar = /\b(?:more|else|see|know|home|your|than|to do|you do|you want)\b/u;

/** Ways to be reached are told whole or not at all: to the business, without terms. */
const contact = /\b(?:call|calls|calling|reach|email|phone|contact|speak|talk)\b/u;
const plainContact =
  /^\W*(?:(?:sorry|so),? )?(?:please |you can (?:also )?)(?:call|reach|contact)(?: us| the \p{L}+)?(?:,? (?:please|directly|for that|about that|by phone))?(?: (?:on |at |under )?[+\d().\s-]{7,})?\W*$/u;
const details = /\b(?:your|phone|email)\b.*\b(?:number|email|contact|phone)\b/u;

/** Advice, proposals, pairs that there are not, insinuations, and ways out of the house. */
export function isMisplaced(sentence: string, facts: GateFacts): boolean {
  const said = plain(sentence);
  if ([advice, elsewhere, rude].some((each) => each.test(said))) return true;
  const staff = facts.tenant.resources.filter(({ name }) => said.includes(plain(name)));
  if (!areTogether(sentence, staff, facts)) return true;
  if (isQuestion(sentence) && !isAskedPlainly(said, staff.length > 0)) return true;
  if (staff.length > 0 && /\bask\b/u.test(said)) return true;
  if (!contact.test(said) || plainContact.test(said)) return false;
  return staff.length > 0 || !details.test(said);
}

const isAskedPlainly = (said: string, ofStaff: boolean): boolean =>
  question.test(said) && !proposal.test(said) && !(ofStaff && familiar.test(said));

/** Who is named beside a service does it. */
function areTogether(
  sentence: string,
  staff: readonly { readonly id: string }[],
  facts: GateFacts,
): boolean {
  const services = servicesNamed(sentence, facts);
  const able = services.flatMap((each) => staffOf(facts.tenant, each).map(({ id }) => id));
  return services.length === 0 || staff.every(({ id }) => able.includes(id));
}

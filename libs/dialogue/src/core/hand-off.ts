import type { Command } from '../command.ts';
import { release, voidProposal } from './commit.ts';
import { ask, run, say, type Draft, type Then } from './draft.ts';
import { action } from './options.ts';
import type { Effect } from './effect.ts';
import { offerCallBack } from './offer-call-back.ts';
import { behind, kindAsked } from './pending.ts';

type Reason = Extract<Effect, { kind: 'transfer' }>['reason'];

const names: ReadonlySet<string> = new Set([
  'transferring',
  'person-number',
  'person-none',
  'person-away',
]);

/** A person on request: put through where the channel can, else the number to reach one. */
export function findPerson(draft: Draft, reason: Reason): Then {
  const { policy, tenant, state } = draft;
  // Asked for in two ways in one turn, a person is named once.
  if (draft.prompts.some(({ id }) => names.has(id))) return 'ask-again';
  if (policy.transfer === 'dial') {
    state.pending = { kind: 'transfer', before: behind(state.pending) };
    say(draft, 'transferring', {});
    return run(draft, { kind: 'transfer', reason });
  }
  if (policy.callBack) {
    return offerCallBack(draft, reason === 'turn-limit' ? reason : 'unreachable');
  }
  const reachable = tenant.profile.phone ?? tenant.profile.email;
  say(draft, reachable === undefined ? 'person-none' : 'person-number', {});
  if (state.flow !== 'none') return 'ask-again';
  state.pending = { kind: 'anything-else', about: 'person' };
  return 'done';
}

/** A link to go on in the browser, to the number the call comes from. */
export function sendLink(draft: Draft): Then {
  const { caller } = draft.state;
  if (!draft.policy.link || caller === null) return tellNoLink(draft);
  return run(draft, { kind: 'sendLink', phone: caller, purpose: 'continue' });
}

/** It is not sent. What was open is asked on; where the link was the way out, a person is the next one. */
export function tellNoLink(draft: Draft): Then {
  const { state } = draft;
  say(draft, 'link-none', {});
  if (state.pending.kind !== 'link') return 'ask-again';
  state.pending = behind(state.pending);
  return findPerson(draft, 'stuck');
}

/** Nothing came. */
export function hearSilence(draft: Draft): Then {
  const { state, policy } = draft;
  state.misses.silence += 1;
  if (state.misses.silence >= policy.retries) return offerWayOut(draft);
  say(draft, 'silence', { attempt: state.misses.silence });
  return 'ask-again';
}

type Unclear = Extract<Command, { kind: 'unclear' }>;

/** Something came and was not understood: rephrase, then show the choices, then a way out. */
export function hearNonsense(draft: Draft, { phone, email }: Unclear = { kind: 'unclear' }): Then {
  const { state, policy } = draft;
  if (phone !== undefined) {
    say(draft, 'phone-unlikely', { said: phone });
    return 'ask-again';
  }
  if (email !== undefined) {
    say(draft, 'email-unlikely', { said: email });
    return 'ask-again';
  }
  state.misses.unclear += 1;
  if (state.misses.unclear >= policy.retries) return offerWayOut(draft);
  const { question, misses } = state;
  const about = kindAsked(state.pending);
  const attempt = misses.unclear;
  // The second time the question is put in other words, and not in the same ones again.
  const again = attempt > 1 && about !== 'confirm' ? question : null;
  say(draft, 'clarify', { about, attempt, again }, again?.options ?? []);
  return again ? 'done' : 'ask-again';
}

/** Nobody leaves with nothing: a link, a person, a number. */
function offerWayOut(draft: Draft): Then {
  const { state, policy } = draft;
  state.misses = { silence: 0, unclear: 0 };
  const link = policy.link && state.caller !== null;
  const options = [...(link ? [action('send-link')] : []), action('person'), action('book')];
  // Without a link nothing is asked that a yes could answer: what was open stays open.
  if (link) return ask(draft, { kind: 'link' }, 'way-out', { link }, options);
  say(draft, 'way-out', { link }, options);
  return 'done';
}

/** A call has an end: what is open is let go of, truthfully, and a person takes over. */
export function endAtLimit(draft: Draft): Then {
  voidProposal(draft);
  release(draft);
  say(draft, 'turn-limit', {});
  return findPerson(draft, 'turn-limit');
}

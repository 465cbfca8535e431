import { ask, run, say, type Draft, type Then } from './draft.ts';
import { action } from './options.ts';

/** Wrong proofs in one conversation after which it stops asking (booking-core counts too). */
const wrongProofLimit = 3;

/**
 * Moving, cancelling and looking up need an appointment that is proved to be the client's: a signed
 * link, or its reference with the contact on file, or the caller's number with the name on it.
 * Undefined: it is there.
 */
export function needAppointment(draft: Draft): Then | undefined {
  const { state } = draft;
  const { claim, appointment } = state;
  const { flow } = state;
  if (appointment && fits(claim.reference, appointment.reference)) return undefined;
  if (state.manageLink && claim.reference === null) {
    return run(draft, { kind: 'findAppointment', proof: { by: 'manage-link' } });
  }
  if (claim.reference === null)
    return needCaller(draft, flow === 'none' || flow === 'book' ? 'lookup' : flow);
  const contact = claim.contact ?? state.caller;
  if (contact === null) {
    return ask(draft, { kind: 'proof' }, 'ask-proof', {});
  }
  const proof = { by: 'contact', reference: claim.reference, contact } as const;
  return run(draft, { kind: 'findAppointment', proof });
}

/** References are read without case or hyphen; booking-core decides, this only compares. */
const fits = (claimed: string | null, reference: string): boolean =>
  claimed === null || plain(claimed) === plain(reference);

const plain = (reference: string): string => reference.replace(/[^0-9a-z]/gi, '').toUpperCase();

/** Without a reference: a caller may name themselves, everybody else is asked for it. */
function needCaller(draft: Draft, purpose: 'reschedule' | 'cancel' | 'lookup'): Then {
  const { caller, claim } = draft.state;
  if (caller === null || draft.state.wrongProofs > 0) {
    const besides = claim.contact !== null || claim.name !== null;
    const { question } = draft.state;
    const asked = question?.id === 'ask-reference' && question.params.besides;
    // Asked twice for what is not at hand, the way on is said instead.
    if (besides && asked) return withoutReference(draft);
    return ask(draft, { kind: 'reference' }, 'ask-reference', { purpose, besides });
  }
  if (claim.name === null) {
    return ask(draft, { kind: 'proof' }, 'ask-proof-name', {});
  }
  const proof = { by: 'caller', phone: caller, name: claim.name } as const;
  return run(draft, { kind: 'findAppointment', proof });
}

/** One answer for every sort of wrong: unknown, foreign, unproved and wrongly proved look alike. */
export function refuseProof(draft: Draft): Then {
  const { state } = draft;
  state.wrongProofs += 1;
  state.claim = { reference: null, contact: null, name: null };
  state.manageLink = false;
  if (state.wrongProofs < wrongProofLimit) {
    say(draft, 'not-found', {});
    return 'proceed';
  }
  state.flow = 'none';
  return ask(draft, { kind: 'reference' }, 'not-found-enough', {}, [
    action('book'),
    action('person'),
  ]);
}

/** "I don't have it": what to do without a reference. */
export function withoutReference(draft: Draft): Then {
  const known = draft.state.claim.reference !== null;
  draft.state.flow = 'none';
  const options = [action('person'), action('book')];
  return ask(draft, { kind: 'reference' }, 'no-reference', { known }, options);
}

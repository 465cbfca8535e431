import { voidProposal } from './commit.ts';
import { say, type Draft, type Then } from './draft.ts';

/** The visit is for somebody else: whoever is known is not its client, and the name is asked for. */
export function hearForOther(draft: Draft): Then {
  const { state } = draft;
  const named = state.client.name !== null;
  state.client.name = null;
  if (named && state.proposal?.kind === 'book') voidProposal(draft);
  if (state.pending.kind === 'service') say(draft, 'noted', { name: null });
  return named && state.flow === 'book' ? 'proceed' : 'ask-again';
}

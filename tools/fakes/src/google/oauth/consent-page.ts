import type { House } from '../house.ts';
import { escape, frame } from '../page/frame.ts';
import type { AuthRequest } from './auth-request.ts';
import { wordsOf } from './scopes.ts';

const style = `<style>
  main { max-width: 30rem; margin: 2rem auto; }
  fieldset { border: 1px solid var(--line); border-radius: 8px; margin: 0 0 1rem; padding: .5rem 1rem; }
  label { display: flex; gap: .75rem; align-items: center; min-height: 2.75rem; }
  label span { flex: 1; overflow-wrap: anywhere; }
  label small { display: block; }
  input { width: 1.25rem; height: 1.25rem; accent-color: var(--own); flex: none; }
  .ends { display: flex; gap: .75rem; justify-content: flex-end; flex-wrap: wrap; }
</style>
`;

/** What a person is asked: as whom, and which of the scopes. */
export function toConsentPage(
  { accounts }: House,
  { scopes, loginHint, redirectUri }: AuthRequest,
  query: URLSearchParams,
): string {
  const hinted = accounts.find(({ email }) => email === loginHint) ?? accounts[0];
  const people = accounts.map(
    (account) =>
      `<label><input type="radio" name="account" value="${escape(account.email)}"${
        account === hinted ? ' checked' : ''
      }><span>${escape(account.name)} <small>${escape(account.email)}</small></span></label>`,
  );
  const asks = scopes.map(
    (scope) =>
      `<label><input type="checkbox" name="scope" value="${escape(scope)}" checked><span>${escape(
        wordsOf(scope),
      )} <small>${escape(scope)}</small></span></label>`,
  );
  const body = `<main class="card">
<h1>An application wants to access your Google Account</h1>
<p class="faint">You will be sent back to ${escape(new URL(redirectUri).origin)}. This is a fake: nothing leaves your machine.</p>
<form method="post" action="?${escape(query.toString())}">
<fieldset><legend>Choose an account</legend>
${people.join('\n')}
</fieldset>
<fieldset><legend>Select what it can access</legend>
${asks.join('\n')}
</fieldset>
<p class="ends"><button name="decision" value="deny">Deny</button> <button class="first" name="decision" value="allow">Allow</button></p>
</form>
</main>`;
  return frame('Sign in', body, style);
}

const manageFragment = /^#manage=(.+)$/;

/** What was cut or doubled on the way is a wrong token, and the front desk says so. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Takes the token of a manage link out of the address: it opens an appointment and has no business
 * in the history of the browser or over a shoulder.
 */
export function takeManageToken(window: Window): string | undefined {
  const token = manageFragment.exec(window.location.hash)?.[1];
  if (token === undefined) return undefined;
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, '', pathname + search);
  return decode(token);
}

/** A link put into the address bar of the open page changes nothing but the fragment: it begins anew. */
export function openLaterLinks(window: Window): void {
  window.addEventListener('hashchange', () => {
    if (manageFragment.test(window.location.hash)) window.location.reload();
  });
}

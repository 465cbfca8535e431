const manageFragment = /^#manage=(.+)$/;

/**
 * Takes the token of a manage link out of the address: it opens an appointment and has no business
 * in the history of the browser or over a shoulder.
 */
export function takeManageToken(window: Window): string | undefined {
  const token = manageFragment.exec(window.location.hash)?.[1];
  if (token === undefined) return undefined;
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, '', pathname + search);
  return decodeURIComponent(token);
}

/** Where Google is. */
export interface GoogleHosts {
  readonly authorization: string;
  readonly token: string;
  readonly revocation: string;
  /** With a slash at its end, as its package wants it. */
  readonly api: string;
}

/** A stand-in answers all of them at one address; left out: Google's own. */
export function toGoogleHosts(standIn: string | undefined): GoogleHosts {
  return {
    authorization: `${standIn ?? 'https://accounts.google.com'}/o/oauth2/v2/auth`,
    token: `${standIn ?? 'https://oauth2.googleapis.com'}/token`,
    revocation: `${standIn ?? 'https://oauth2.googleapis.com'}/revoke`,
    api: `${standIn ?? 'https://www.googleapis.com'}/`,
  };
}

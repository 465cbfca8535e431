import { randomBytes } from 'node:crypto';

/** What a person has allowed once: what its tokens stand for. */
export interface Grant {
  readonly email: string;
  readonly scopes: readonly string[];
  /** Undefined: it was not asked for, or the person had allowed it before. */
  refreshToken: string | undefined;
  isDead: boolean;
}

/** What a code stands for, until it is exchanged: once, and by whom it was made for. */
export interface Code {
  readonly email: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly challenge: string | undefined;
  /** Asked for offline, and either for the first time or with the person's consent anew. */
  readonly bringsRefresh: boolean;
  readonly expiresAt: number;
}

const codeSeconds = 600;
const newToken = (prefix: string): string => prefix + randomBytes(30).toString('base64url');

/** Codes, grants and tokens. */
export interface Grants {
  readonly all: readonly Grant[];
  addCode(code: Omit<Code, 'expiresAt'>): string;
  /** Takes it: it cannot be had again. */
  takeCode(code: string): Code | undefined;
  grant(code: Code): Grant;
  /** A new access token. */
  access(grant: Grant): string;
  /** A new refresh token; the old one is dead. */
  rotate(grant: Grant): void;
  findByAccess(token: string | undefined): Grant | undefined;
  findByRefresh(token: string): Grant | undefined;
  has(email: string): boolean;
  /** All that this person has allowed is over. */
  revoke(email: string): void;
}

export function createGrants(now: () => number, tokenSeconds: number): Grants {
  const codes = new Map<string, Code>();
  const accesses = new Map<string, { grant: Grant; expiresAt: number }>();
  const all: Grant[] = [];
  return {
    all,
    addCode(code) {
      const text = newToken('4/0A');
      codes.set(text, { ...code, expiresAt: now() + codeSeconds * 1_000 });
      return text;
    },
    takeCode(text) {
      const code = codes.get(text);
      codes.delete(text);
      return code && code.expiresAt > now() ? code : undefined;
    },
    grant({ email, scopes, bringsRefresh }) {
      const refreshToken = bringsRefresh ? newToken('1//0') : undefined;
      const grant: Grant = { email, scopes, refreshToken, isDead: false };
      all.push(grant);
      return grant;
    },
    access(grant) {
      const token = newToken('ya29.');
      accesses.set(token, { grant, expiresAt: now() + tokenSeconds * 1_000 });
      return token;
    },
    rotate: (grant) => void (grant.refreshToken = newToken('1//0')),
    findByAccess(token) {
      const found = accesses.get(token ?? '');
      return found && found.expiresAt > now() ? found.grant : undefined;
    },
    findByRefresh: (token) => all.find(({ refreshToken }) => refreshToken === token),
    has: (email) => all.some((grant) => grant.email === email && !grant.isDead),
    revoke(email) {
      for (const grant of all) if (grant.email === email) grant.isDead = true;
    },
  };
}

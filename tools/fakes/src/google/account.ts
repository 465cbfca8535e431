/** A person with a Google account. */
export interface Account {
  /** What stays when the address changes. */
  readonly sub: string;
  readonly email: string;
  readonly name: string;
}

/** A shop's owner, and somebody who writes to one calendar of hers. */
export const defaultAccounts = [
  { sub: '100000000000000000001', email: 'owner@bloom.example', name: 'Olive Owner' },
  { sub: '100000000000000000002', email: 'second@bloom.example', name: 'Sam Second' },
] as const satisfies readonly Account[];

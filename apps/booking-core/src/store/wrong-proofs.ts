import { call, withTransaction, type Pool } from '@gomomo/postgres';

export interface WrongProofCount {
  readonly count: number;
  /** Until the window ends. */
  readonly resetMs: number;
}

const read = {
  name: 'booking_wrong_contacts',
  text: `
    select subject, count, resets_at as "resetsAt" from booking.wrong_proofs
     where tenant_id = $1 and subject = any ($2) and resets_at > $3`,
};
const count = {
  name: 'booking_count_wrong_proof',
  text: 'select booking.count_wrong_proof($1, $2, $3, $4::interval)',
};
const window = '15 minutes';
/** An address is counted over all tenants, so its rows belong to none. */
const everyTenant = '00000000-0000-0000-0000-000000000000';

const ofAppointment = (subject: string) => `appointment:${subject}`;
const fromHere = (subject: string, address: string) => `appointment:${subject} from ${address}`;
const ofAddress = (address: string) => `address:${address}`;

/** Wrong contacts, counted in Postgres: they must not be forgotten when Redis is away. */
export function createWrongProofs(pool: Pool, now: () => number) {
  const countsOf = (tenantId: string, subjects: readonly string[]): Promise<WrongProofCount[]> =>
    withTransaction(
      pool,
      async (tx) => {
        const at = now();
        const values = [tenantId, subjects, new Date(at)];
        const rows = await call<{ subject: string; count: number; resetsAt: Date }>(
          tx,
          read,
          values,
        );
        return subjects.map((subject) => {
          const row = rows.find((each) => each.subject === subject);
          if (row === undefined) return { count: 0, resetMs: 0 };
          return { count: row.count, resetMs: row.resetsAt.getTime() - at };
        });
      },
      { tenantId },
    );
  const none: WrongProofCount = { count: 0, resetMs: 0 };
  return {
    async countsOf(tenantId: string, subject: string, address: string) {
      const asked = [fromHere(subject, address), ofAppointment(subject)];
      const [here = none, everywhere = none] = await countsOf(tenantId, asked);
      const [ofAll = none] = await countsOf(everyTenant, [ofAddress(address)]);
      return { here, everywhere, ofAddress: ofAll };
    },
    async countWrong(tenantId: string, subject: string, address: string): Promise<void> {
      const add = (tenant: string, what: string) =>
        call(pool, count, [tenant, what, new Date(now()), window]);
      await add(tenantId, fromHere(subject, address));
      await add(tenantId, ofAppointment(subject));
      await add(everyTenant, ofAddress(address));
    },
  };
}

/** What a move does with every table of a schema; a spec refuses one that is not named. */
export interface SchemaTables {
  /** Holds truth and goes along, in the order of foreign keys. */
  readonly carried: readonly string[];
  /** Stays behind, with the reason. */
  readonly left: Readonly<Record<string, string>>;
}

const work = ['work', 'work_turns'];
const mirror = ['mirror_tenants', 'mirror_appointments', 'mirror_statuses', 'mirror_drift'];

export const tablesOf: Readonly<Record<string, SchemaTables>> = {
  booking: {
    carried: [
      ...['tenants', 'phone_numbers', 'resources', 'services', 'service_resources', 'api_keys'],
      ...['clients', 'claims', 'appointments', 'mirror_status'],
      // What was answered, done, proved wrongly, said and heard: without it a repeated request books twice.
      ...['idempotency', 'audit', 'wrong_proofs', 'outbox', 'inbox'],
    ],
    left: {},
  },
  voice: { carried: ['callbacks', 'contacts', 'opt_outs', 'feeds', 'outbox', ...work], left: {} },
  calendar: {
    carried: [
      ...['connections', 'resource_calendars', 'placements', 'feeds', 'outbox'],
      ...[...work, ...mirror],
    ],
    left: {},
  },
  workbook: { carried: ['files', 'changes', 'outbox', ...work, ...mirror], left: {} },
  messaging: { carried: ['topics', 'records', 'groups'], left: {} },
  shared_state: {
    carried: ['sessions', 'tokens'],
    left: {
      limits: 'counts of the minute, which start anew',
      leases: 'rights of processes that have ended',
    },
  },
};

/** Columns that mean something on the server alone where they were written, as `table.column`. */
export const leftColumns: Readonly<Record<string, readonly string[]>> = {
  // Transaction numbers of another server: one that comes again would keep a change from being counted.
  'booking.tenants': ['changed_in'],
};

/** What is otherwise at the new place, said to the services in their own tables. */
export const afterLoading: Readonly<Record<string, string>> = {
  // The files lie where they were: each is due, and nobody has it open.
  workbook: `update workbook.files
    set day = date '1970-01-01', in_use_since = null, beside = null, beside_hash = null`,
};

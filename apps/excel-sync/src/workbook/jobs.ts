import type { WorkbookFacts } from '../domain/facts.ts';

/** Facts as they come out of the database: JSON that only the thread reads, many small pages of it. */
export interface WorkbookOrder {
  readonly facts: Omit<WorkbookFacts, 'appointments' | 'changes'>;
  /** Each a JSON array in UTF-8. The thread takes them over: whoever gave them has them no more. */
  readonly appointmentPages: Uint8Array[];
  readonly changePages: Uint8Array[];
  readonly knownHash?: string;
}

/** What a thread may be asked to do. */
export type Job =
  | { readonly kind: 'make'; readonly order: WorkbookOrder }
  | { readonly kind: 'forget'; readonly bytes: Uint8Array; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'read'; readonly bytes: Uint8Array };

import type { PublicTenant } from '@gomomo/contracts';
import type { ClaimedWork, Settle } from '@gomomo/messaging';
import type { Tx } from '@gomomo/postgres';
import { z } from 'zod';
import type { MirroredAppointment } from '../mirror-target.ts';

export interface News {
  readonly appointment: MirroredAppointment;
  /** The tenant's change that it is. */
  readonly sequence: number;
  /** When it happened; left out: just now. */
  readonly at?: Date;
  readonly traceparent?: string | undefined;
  /** What must not wait. */
  readonly isErasure?: boolean;
}

export interface TenantChange {
  readonly tenantId: string;
  readonly sequence: number;
  readonly at: Date;
  readonly before: PublicTenant | undefined;
  readonly after: PublicTenant;
}

/** What news means for the work: by appointment or by tenant, as the target takes it. */
export interface Plan {
  /** In the transaction that keeps the news. */
  hear(tx: Tx, news: News): Promise<void>;
  hearTenant(tx: Tx, change: TenantChange): Promise<void>;
  /** Everything that is to come, whatever was done. */
  wantUpcoming(tx: Tx, tenantId: string): Promise<void>;
  /** Something else that shows in the target has changed. */
  touch(tx: Tx, tenantId: string): Promise<void>;
  /** That one once more, known or not. */
  wantAgain(tx: Tx, tenantId: string, appointmentId: string): Promise<void>;
  perform(work: ClaimedWork, signal: AbortSignal): Promise<Settle | void>;
  /** It is given up. */
  bury(tx: Tx, work: Pick<ClaimedWork, 'tenantId' | 'key' | 'version'>): Promise<void>;
}

const payload = z.object({ traceparent: z.string().optional(), erased: z.boolean().optional() });

export const readPayload = ({ payload: given }: ClaimedWork): z.output<typeof payload> =>
  payload.parse(given);

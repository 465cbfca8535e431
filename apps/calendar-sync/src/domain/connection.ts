/** A tenant's Google account as it is kept. */
export interface Connection {
  readonly tenantId: string;
  /** Of one consent: what was begun under an earlier one changes nothing. */
  readonly grantId: string;
  readonly state: 'connected' | 'revoked' | 'misconfigured';
  readonly googleSub: string;
  readonly account: string;
  readonly calendarId: string;
  readonly showClientName: boolean;
  readonly sealedRefresh: string;
  readonly sealedAccess: string;
  readonly accessExpiresAt: Date;
}

/** Appointments of a resource that go to another calendar than the tenant's. */
export interface ResourceCalendar {
  readonly resourceId: string;
  readonly calendarId: string;
}

export interface ConnectedCalendar {
  readonly connection: Connection;
  readonly resources: readonly ResourceCalendar[];
}

/** Where the appointments of a resource go. */
export const calendarOf = (
  { connection, resources }: ConnectedCalendar,
  resourceId: string,
): string =>
  resources.find((each) => each.resourceId === resourceId)?.calendarId ?? connection.calendarId;

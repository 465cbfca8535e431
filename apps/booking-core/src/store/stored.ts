/** An appointment as the functions answer it: what is personal, and what mirrors say, apart. */
export interface StoredAppointment {
  readonly appointment: {
    readonly id: string;
    readonly reference: string;
    readonly status: 'confirmed' | 'cancelled' | 'completed' | 'no_show';
    readonly version: number;
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
    readonly service: {
      readonly id: string;
      readonly name: string;
      readonly minutes?: number;
      readonly priceMinor?: number;
      readonly currency?: string;
    };
    readonly resource: { readonly id: string; readonly name: string };
    readonly clientId: string;
    readonly channel: 'web' | 'phone' | 'sms' | 'api';
    readonly createdAt: string;
    readonly updatedAt: string;
  };
  readonly pii: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly notes: string | null;
  readonly sync: Readonly<Record<string, 'none' | 'pending' | 'synced' | 'failed'>>;
}

export interface StoredHold {
  readonly hold: {
    readonly id: string;
    readonly serviceId: string;
    readonly resourceId: string;
    readonly start: string;
    readonly end: string;
    readonly expiresAt: string;
  };
}

export interface StoredBlock {
  readonly block: {
    readonly id: string;
    readonly start: string;
    readonly end: string;
    readonly reason: string | null;
  };
}

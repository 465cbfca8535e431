/** What is done to the stack; `forMs` later, where it has an end, it is undone. */
export type Fault =
  | { readonly kind: 'kill'; readonly part: string }
  | { readonly kind: 'pause'; readonly part: string; readonly forMs: number }
  | { readonly kind: 'stop-postgres' }
  | { readonly kind: 'kill-backend' }
  | { readonly kind: 'link'; readonly link: string; readonly how: Weather; readonly forMs: number }
  | { readonly kind: 'google'; readonly rules: readonly string[] }
  | { readonly kind: 'revoke'; readonly forMs: number }
  | {
      readonly kind: 'clock';
      readonly part: string;
      readonly seconds: number;
      readonly forMs: number;
    }
  | { readonly kind: 'disk'; readonly folder: Disk; readonly forMs: number };

/**
 * Of a link. `cut` ends its connections and lets in no new ones, `reset` does so without a farewell (RST).
 * `stall` passes nothing, `one-way` passes what is asked and keeps the answers back: both pass all of it in the end.
 * `half-open`: the other side is gone and nobody says so; what is sent is swallowed, until a reset at the end.
 * `torn` ends each connection in the middle of the next answer. `latency` brings every piece later, `slow` brings
 * few bytes at a time.
 */
export const weathers = [
  ...(['cut', 'reset', 'stall', 'half-open', 'one-way', 'torn', 'latency', 'slow'] as const),
] as const;
export type Weather = (typeof weathers)[number];

/** Servers that are killed and stopped as processes are. */
export const servers = ['kafka', 'redis', 'postgres'] as const;

export const disks = ['workbooks', 'postgres'] as const;
export type Disk = (typeof disks)[number];

export interface PlannedFault {
  readonly atMs: number;
  readonly fault: Fault;
}

/** One line for the timeline. */
export function tellFault(fault: Fault): string {
  const seconds = 'forMs' in fault ? ` for ${(fault.forMs / 1_000).toFixed(1)} s` : '';
  switch (fault.kind) {
    case 'kill':
      return `SIGKILL ${fault.part}`;
    case 'pause':
      return `SIGSTOP ${fault.part}${seconds}`;
    case 'stop-postgres':
      return 'immediate stop of Postgres';
    case 'kill-backend':
      return 'SIGKILL of a Postgres backend';
    case 'link':
      return `${fault.how} ${fault.link}${seconds}`;
    case 'google':
      return `Google: ${fault.rules.join(', ')}`;
    case 'revoke':
      return `Google: the owner disconnects us, and connects again${seconds}`;
    case 'clock':
      return `clock of ${fault.part} ${fault.seconds > 0 ? '+' : ''}${fault.seconds} s${seconds}`;
    case 'disk':
      return `disk of ${fault.folder} full${seconds}`;
  }
}

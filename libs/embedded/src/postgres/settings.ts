import { LOOPBACK } from '../ports.ts';

/** jit off: it costs more than it gives on queries of a few rows, and stalls the first ones. */
const always = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  log_checkpoints: 'off',
} as const;

const withoutDurability = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
} as const;

export function postgresArguments(options: {
  cluster: string;
  port: number;
  durable?: boolean;
  settings?: Readonly<Record<string, string>>;
}): string[] {
  const settings = {
    ...always,
    ...((options.durable ?? true) ? {} : withoutDurability),
    ...options.settings,
    port: String(options.port),
  };
  return [
    '-D',
    options.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

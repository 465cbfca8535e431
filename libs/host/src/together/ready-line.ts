/**
 * The last line of a start on stdout, for scripts: `ready <url> name=address ...`, the order as
 * written here.
 */
export function readyLine(parts: {
  readonly url: string;
  readonly postgres: string;
  readonly redis: string;
  readonly kafka: string;
  readonly services: readonly (readonly [name: string, url: string])[];
}): string {
  return [
    `ready ${parts.url}`,
    `postgres=${parts.postgres}`,
    `redis=${parts.redis}`,
    `kafka=${parts.kafka}`,
    ...parts.services.map(([name, url]) => `${name}=${url}`),
  ].join(' ');
}

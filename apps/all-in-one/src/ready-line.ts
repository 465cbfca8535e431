/**
 * The last line of a start on stdout, for scripts: `ready <url> name=address ...`, the order as
 * written here.
 */
export function readyLine(parts: {
  url: string;
  postgres: string;
  redis: string | undefined;
  kafka: string | undefined;
  services: readonly string[];
}): string {
  return [
    `ready ${parts.url}`,
    `postgres=${parts.postgres}`,
    `redis=${parts.redis ?? 'postgres'}`,
    `kafka=${parts.kafka ?? 'embedded'}`,
    ...parts.services.map((name) => `${name}=${parts.url}`),
  ].join(' ');
}

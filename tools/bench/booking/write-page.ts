import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../../../docs/performance.md');

/** `docs/performance.md` as of this run; nobody edits it by hand. */
export function writePage(tables: {
  readonly bars: string;
  readonly sections: readonly string[];
}): void {
  const [calls = '', rates = '', ...reads] = tables.sections;
  writeFileSync(
    page,
    `# Performance

Written by \`npm run bench -- booking --write\`, ${new Date().toISOString().slice(0, 10)}, on ${cpus().length} cores that the servers, the product and
its callers share. Machines are noisy: quote ratios of one run, never figures of two. The chat has [a page of its own](performance-chat.md).

${tables.bars}

*Reaches*: \`target\`, \`ship\`, \`short\` of it, or not measured. \`npm run bench -- booking --check\` ends with 1
when a bar falls short or was not measured; \`--short\` measures the CPU ratios alone, in a minute.

## Single calls

The lean functions (\`tools/bench/booking/lean\`) have the guards of the product in the leanest form we know:
row-level security, exclusion with the tenant, checks, key of idempotency, audit and outbox, one call. They
stand in the same database and are called by the same role. The calls of the product are those that it
sends for a request of a stranger with an \`Idempotency-Key\`, his limits on, sent again with other ids,
times and keys. Nanoseconds of the session's own backend, medians of seven rounds in shuffled order.

${calls}

## Bookings under eight clients

Rounds of interleaved pairs, medians. The callers are a process of their own and come from one address,
limits in the path. The relay rests but for *HTTP relayed*, and its share is in those figures. *HTTP plain*: sixty lines of Express and zod on the same function, with none of the doors.
Postgres µs are of the whole server, log writer and relay included.

${rates}

## Reads and refusals

A resource has 100 appointments in the window. An empty Express route takes the same load in the same
round: what its p99 shows beyond twice its median is the machine's, and is taken off before judging.

${reads.join('\n\n')}
`,
  );
}

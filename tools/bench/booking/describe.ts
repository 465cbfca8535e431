import { print } from '../report/table.ts';
import { toCallTable, toLatencyTable, toRateTable, type BookingFindings } from './report.ts';

/** How booking was measured, and what came of it call by call and load by load. */
export function describe({ calls, rates, reads }: BookingFindings): string {
  return `### Single calls

The lean functions (\`tools/bench/booking/lean\`) have the guards of the product in the leanest form we know:
row-level security, exclusion with the tenant, checks, key of idempotency, audit and outbox, one call. They
stand in the same database and are called by the same role. The calls of the product are those that it
sends for a request of a stranger with an \`Idempotency-Key\`, his limits on, sent again with other ids,
times and keys. CPU time of the session's own backend, medians of rounds in shuffled order.

${print(toCallTable(calls))}

### Bookings under eight clients

Rounds of interleaved pairs, medians. The callers are a process of their own and come from one address,
limits in the path. The relay rests but for *HTTP relayed*, and its share is in those figures. *HTTP plain*:
sixty lines of Express and zod on the same function, with none of the doors. Postgres µs are of the whole
server, log writer and relay included. From *HTTP* to *HTTP relayed* is what it costs to read, keep and
mark each event, on the same cores: where those are all in use, that is what bookings lose. Longer rests of
the relay would cost a seventh less and tell later ([ADR 10](adr/0010-embedded-bus-over-the-outbox.md)).

${print(toRateTable(rates))}
${reads === undefined ? '' : describeReads(reads)}`;
}

const describeReads = (reads: NonNullable<BookingFindings['reads']>): string => `
### Reads and refusals

A resource has 100 appointments in the window. An empty Express route takes the same load in the same
round: what its p99 shows beyond twice its median is the machine's, and is taken off before judging.

${print(toLatencyTable(reads))}

Stampede: ${reads.winsPerSecond.toFixed(0)} times a second are won and given back; double bookings: ${reads.doubles}.
`;

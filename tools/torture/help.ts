export const help = `npm run torture [-- options]: the whole stack under faults, then what must hold is checked.

Two replicas of every service, Apache Kafka, Redis and PostgreSQL run as processes, with proxies on the ways
between them. Sixteen clients book by the API, by chat and by phone, while a part is killed, stopped or cut off
every two to five seconds. Then all is mended, and when it is quiet the invariants are checked from the data.
It needs what npm run stack needs; clocks are turned where Debian's faketime is, disks filled as root on Linux.

  --seconds N   how long faults are inflicted (90)
  --seed S      the same seed plans the same faults and clients (the day of today)
  --quiet N     how many seconds it may take to become quiet (120)
  --out DIR     where history.jsonl, report.json and report.html go (.data/torture)
  --no-pace     do not fail for too few operations: the machine has other things to do
  --no-replay   leave out the replay of all topics at the end (I10)
  --prove [NAME...]  put known bugs back into a scratch copy, one by one, and see that a run finds each;
                     those named, or all of tools/torture/bugs; the table is DIR/proof.md
  --help        this

It ends with 0 when every invariant holds; with 1 when one is broken, and says which rows break it, or when there were
too few operations or faults to prove anything.
`;

export const help = `npm run torture [-- options]: the whole stack under faults, then what must hold is checked.

Two replicas of every service, Apache Kafka, Redis and PostgreSQL run as processes, with proxies on the ways
between them. Sixteen clients book by the API, by chat and by phone, while a part is killed, stopped or cut off
every two to five seconds. Then all is mended, and when it is quiet the invariants are checked from the data.

It needs Java 17 and Maven (Kafka is fetched once, 43 MB) and a redis-server:
  apt-get install openjdk-17-jre-headless maven redis-server
Two kinds of fault need more, and are left out and named without it: clocks are turned by Debian's faketime,
disks are filled where root may mount one.

  --seconds N   how long faults are inflicted (90)
  --seed S      the same seed plans the same faults and clients (the day of today)
  --quiet N     how many seconds it may take to become quiet (120)
  --out DIR     where history.jsonl, report.json and report.html go (.data/torture)
  --pace N      so many operations a second must succeed before the first fault (50); fewer on a machine
                that has other things to do
  --no-replay   leave out the replay of all topics at the end (I10)
  --prove [NAME...]  put known bugs back into a scratch copy, one by one, and see that a run finds each;
                     those named, or all of tools/torture/bugs; the table is DIR/proof.md. A run without any bug
                     comes first, and what it breaks proves nothing. Goes with --quiet and --out alone.
  --help        this

TORTURE_KEEP=1 leaves the data folder, with the logs of every process, where it is.

It ends with 0 when every invariant holds and enough was done: the pace, some of every act (hold, confirm,
reschedule, cancel, reopen, retry, by chat, by phone), faults that took effect, hardly a client that gave up, workbooks
that were looked at and opened.
Else it ends with 1 and says what is too little, and which rows break what.
`;

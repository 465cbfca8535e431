export const help = `npm run soak [-- options]: the whole stack at moderate load for a long time; what grows is told.

Two replicas of every service, Apache Kafka, Redis and PostgreSQL run as processes. For two minutes nobody comes;
then sixteen clients book by the API, by chat and by phone, with a pause between what they do; then a minute of
rest again. Every ten seconds the memory, the open handles and the processor time of each process are read. Before the
load, twelve times in it and afterwards each service collects its garbage and says how much it still holds.

  --minutes N   how long there is load (30)
  --pause N     longest pause of a client between two acts, in ms; they are half as long on average (3000)
  --seed S      what the clients do (1)
  --out DIR     where history.jsonl, samples.jsonl and soak.md go (.data/soak)
  --help        this

It needs what npm run stack needs: Java 17 and Maven for Kafka, and redis-server.

It ends with 1 when a process ended, when handles are left over, when a process works on at rest, when too few acts
succeed or some have no answer, when what a service holds goes on growing in the second half of the load, or when
five minutes after it not all is mirrored or a replica is not ready.
`;

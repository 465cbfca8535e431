export const help = `npm run stack [-- --replicas N]: the real shape of gomomo on one machine, for development.

It starts Apache Kafka, Redis and PostgreSQL as children, makes roles, topics and tables, then runs
every service as a process of its own behind one origin. Ctrl-C stops all of it; the data stays in
the data folder. It needs Java 17 and Maven (Kafka is fetched once, 43 MB) and a redis-server:
  apt-get install openjdk-17-jre-headless maven redis-server

  --replicas N  N processes of every service (1 to 8) behind the same origin, in turn; who polls stays
                with one, and one that cannot be reached is passed over. The process id of each is in
                DATA_DIR/<service>.pid, the second's in <service>-2.pid; one that ends is started again
                after a second.

Settings are environment variables (all of them: .env.example; a file .env is read):
  PORT         port of the one origin (3000); the others are picked free, see DATA_DIR/ports.json
  HOST         address of the one origin (127.0.0.1)
  DATA_DIR     folder of databases, topics, secrets and logs (.data), the same as of npm start
  SEED_DEMO    0 leaves the demo business out
  LOG_LEVEL    of what is kept in DATA_DIR/<service>.log (warn; debug: every request); warnings are shown here too

The last line of the start goes to stdout and is made for scripts:
  ready http://127.0.0.1:3000 postgres=127.0.0.1:5432 redis=... kafka=... booking-core=... agent-chat=... and so on
`;

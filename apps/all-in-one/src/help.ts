export const help = `npm start: the whole of gomomo in one process, on an embedded default.

It starts PostgreSQL and, where there is a redis-server, Redis as its own children, makes the demo
business "Bloom Wellness Studio", and prints the address of its page. Ctrl-C stops it; the data stays
in the data folder. The real shape is separate services with Kafka, Redis and PostgreSQL:
npm run stack.

  -- --with-google     connects the demo to a Google of this machine, whose calendars can be looked at

Settings are environment variables (all of them: .env.example; a file .env is read):
  PORT                 port of the page and the API (3000)
  HOST                 address to listen on (127.0.0.1)
  DATA_DIR             folder of database, secrets and logs (.data)
  DATABASE_URL         a PostgreSQL of your own instead of the embedded one,
  DATABASE_OWNER_URL   and its owner, who migrates (see infra/postgres/roles.sql)
  REDIS_URL            a Redis of your own
  KAFKA_BROKERS        a Kafka of your own; else the events stay in PostgreSQL
  SEED_DEMO            0 leaves the demo business out; with DATABASE_URL it is made only for 1
  LOG_LEVEL            debug shows every request (warn)

The last line of the start goes to stdout and is made for scripts:
  ready http://127.0.0.1:3000 postgres=127.0.0.1:5432 redis=postgres kafka=embedded booking-core=... and so on
`;

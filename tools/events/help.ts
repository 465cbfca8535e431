export const help = `npm run events -- <command>: what an operator does with events.

  lag                             what each group has still to handle: how much, in which partitions,
                                  from which offset on
  replay GROUP TOPIC --to TIME    sets a stopped group to a time (2026-11-22T09:00:00Z) or "beginning";
                                  consumers apply only newer versions, so nothing changes twice
  rebuild ID                      sends what the outboxes still have (7 days) of one appointment, hold
                                  or tenant (call-backs and revoked calendars are the tenant's) once
                                  more; what is older: replay its group of booking.state.v1
  dead-letters GROUP TOPIC        records that a group could not read, with where they come from
  redrive GROUP TOPIC             publishes a group's dead letters once more, byte for byte
  parked                          events that the bus would not take, with the schema whose outbox holds
                                  them, and why
  unpark ID                       lets the relay try an aggregate's events again, in order

Options:
  --yes          do it without asking; needed where nobody can answer
  --limit N      how many are listed (20)
  --values       dead letters are shown with their data, which is personal
  --help

Outboxes are those of every service that has a schema.

Without KAFKA_BROKERS and DATABASE_OWNER_URL (and the other names of .env.example) it works on what
runs from the data folder DATA_DIR (.data): npm run stack or npm start.
`;

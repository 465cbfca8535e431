-- What was agreed ({"name", "priceMinor", "currency"}) is kept when a time is held or booked, so that
-- a service that is renamed or gets dearer does not rewrite what a client was told. The length is
-- that of the appointment itself. Rows from before have none and follow the catalogue.
alter table booking.claims add column agreed jsonb;
alter table booking.appointments add column agreed jsonb;

-- Which conversation holds it (a hash): a conversation has one hold, however many share an address.
alter table booking.claims add column conversation text;
create index claims_conversation on booking.claims (tenant_id, conversation)
  where (state = 'held' and conversation is not null);

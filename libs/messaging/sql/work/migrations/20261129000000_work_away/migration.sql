-- Since when a row has been due that the other side was away for: its next attempt is no measure of that.
alter table {schema}.work add column away_since timestamptz(3);

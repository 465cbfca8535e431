-- By whom a file is open, and what to do: what its owner is told.
alter table workbook.files add column in_use_reason text;

-- How far the import of a file has come; moved in the transaction of the events.
create table ledger.import (
  digest text primary key collate "C",
  file_name text not null,
  line bigint not null default 0,
  lines bigint not null default 0,
  written bigint not null default 0,
  kept bigint not null default 0,
  skipped bigint not null default 0,
  bad bigint not null default 0,
  events bigint not null default 0,
  started timestamptz not null default now(),
  updated timestamptz not null default now()
);

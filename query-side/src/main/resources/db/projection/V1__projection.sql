-- How far the documents are. One row for each version of an index; the live one stands behind the
-- alias. Whoever writes documents locks their rows to the end of the transaction: so there is one
-- writer at a time, whatever runs where.

create table projection.progress (
  index_name text not null collate "C",
  version integer not null,
  live boolean not null,
  -- every event up to this position is in the documents
  applied bigint not null default 0,
  -- the newest event that changed a document
  changed bigint not null default 0,
  -- how often documents were changed
  changes bigint not null default 0,
  primary key (index_name, version)
);
create unique index progress_live on projection.progress (index_name) where live;

-- Which node follows the ledger. A claim that is not renewed is free.

create table projection.claim (
  processor text primary key collate "C",
  owner text collate "C",
  renewed_at timestamptz not null default now()
);

-- Events that could not be applied, and all later ones of the same aggregate. The ledger has the
-- events themselves.

create table projection.dead_letter (
  projection text not null collate "C",
  position bigint not null,
  aggregate_id uuid not null,
  event_name text not null,
  reason text not null,
  attempts integer not null default 1,
  since timestamptz not null default now(),
  primary key (projection, position)
);
create index dead_letter_aggregate on projection.dead_letter (projection, aggregate_id);

-- What each version of an index must consist of in Elasticsearch. Whoever writes documents keeps
-- this in the transaction that says how far they are: what is told here and is not there, or is
-- another, or is behind, was lost.

create table projection.part (
  name text primary key collate "C",
  index_name text not null collate "C",
  version integer not null,
  -- the runs that began in it; null where there is one index for all documents, and for states
  week date,
  states boolean not null,
  -- Elasticsearch's own; an index of the same name that is made again has another
  uuid text not null collate "C",
  -- the highest sequence number of a write that Elasticsearch acknowledged
  acknowledged bigint not null default -1,
  -- null: whole. Else it was lost, -1, or is filled again and has every event up to this position
  filled bigint,
  foreign key (index_name, version) references projection.progress on delete cascade
);
create index part_version on projection.part (index_name, version);

-- How many parts a search of it must reach, and why it can't be read, until it was filled again.

alter table projection.progress
  add column parts integer not null default 0,
  add column lost text;

-- Rebuilds that were asked for, by whomever; a row goes when its rebuild has come to its end.

create table projection.rebuild (
  projection text primary key collate "C",
  reason text not null check (reason in ('ASKED', 'OUTDATED', 'LOST')),
  requested_at timestamptz not null default now(),
  -- the node that does it; a claim that is not renewed is free
  owner text collate "C",
  renewed_at timestamptz not null default now(),
  failures integer not null default 0,
  problem text,
  not_before timestamptz not null default now()
);

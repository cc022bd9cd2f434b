-- The ledger: one row per event, in one total order without gaps.

create table ledger.event (
  position bigint primary key,
  aggregate_id uuid not null,
  aggregate_type text not null collate "C",
  sequence_number bigint not null check (sequence_number >= 0),
  event_id uuid not null,
  event_name text not null collate "C",
  revision integer not null,
  payload json not null,
  metadata json not null,
  recorded_at timestamptz not null,
  constraint event_of_aggregate unique (aggregate_id, sequence_number)
);

-- The position of the newest event. An append moves it as its last statement, and the lock of this
-- row is held to the commit: so positions are committed in their order, and a rollback leaves none.
create table ledger.head (
  one boolean primary key default true check (one),
  position bigint not null
);
insert into ledger.head (position) values (0);

create sequence ledger.deployment_number as integer;

-- The registry: names that are taken and references, written in the transaction of the events.
-- Names may be longer than an index entry, so that they are unique by their digest.

create table ledger.flow (
  id uuid primary key,
  name text not null collate "C"
);
create unique index flow_name on ledger.flow (md5(name));

create table ledger.work_pool (
  id uuid primary key,
  name text not null collate "C",
  type text not null collate "C"
);
create unique index work_pool_name on ledger.work_pool (md5(name));

create table ledger.work_queue (
  id uuid primary key,
  pool_id uuid not null references ledger.work_pool (id),
  name text not null collate "C"
);
create unique index work_queue_name on ledger.work_queue (pool_id, md5(name));

create table ledger.concurrency_limit (
  id uuid primary key,
  name text not null collate "C"
);
create unique index concurrency_limit_name on ledger.concurrency_limit (md5(name));

create table ledger.deployment (
  id uuid primary key,
  flow_id uuid not null references ledger.flow (id),
  name text not null collate "C",
  number integer not null unique,
  work_queue_id uuid references ledger.work_queue (id),
  concurrency_limit_id uuid references ledger.concurrency_limit (id)
);
create unique index deployment_name on ledger.deployment (flow_id, md5(name));
create index deployment_work_queue on ledger.deployment (work_queue_id);
create index deployment_concurrency_limit on ledger.deployment (concurrency_limit_id);

-- What happens too often to be history: heartbeats, polls, slots in use. A row appears with the
-- first thing that happens and goes with the entity that it belongs to; no row means the default.
--
-- Every row carries, as its revision, the transaction that changed it last. A reader that keeps a
-- copy calls activity.horizon(), then reads the rows with revision >= the horizon of its last call:
-- the horizon is the oldest transaction still open, so that nothing committed late is ever missed
-- (numbers of a sequence would be, as they are not committed in their order).

create schema activity;

-- Of the same snapshot as the statement that calls it, so that it can be asked together with rows.
create function activity.horizon() returns bigint
  language sql stable
  return pg_snapshot_xmin(pg_current_snapshot())::text::bigint;

create function activity.stamp() returns trigger
  language plpgsql as
$$
begin
  new.revision := pg_current_xact_id()::text::bigint;
  return new;
end
$$;

create table activity.worker (
  id uuid primary key,
  pool_id uuid not null references ledger.work_pool (id) on delete cascade,
  name text not null collate "C",
  created timestamptz not null,
  updated timestamptz not null,
  last_heartbeat_time timestamptz not null,
  heartbeat_interval_seconds integer,
  revision bigint not null default 0
);
create unique index worker_name on activity.worker (pool_id, md5(name));
create index worker_heartbeat on activity.worker (pool_id, last_heartbeat_time desc);

-- When the last worker of a pool counts as silent unless one beats again, which is until when the
-- pool is READY, and when a heartbeat last made it so. Without a row no worker ever beat.
create table activity.work_pool (
  pool_id uuid primary key references ledger.work_pool (id) on delete cascade,
  ready_until timestamptz,
  updated timestamptz,
  revision bigint not null default 0
);

-- Without a row a queue is NOT_READY and was never polled. READY holds for a minute after a poll.
create table activity.work_queue (
  queue_id uuid primary key references ledger.work_queue (id) on delete cascade,
  status text not null check (status in ('READY', 'NOT_READY', 'PAUSED')),
  last_polled timestamptz,
  revision bigint not null default 0
);

-- Without a row a deployment is NOT_READY and was never polled.
create table activity.deployment (
  deployment_id uuid primary key references ledger.deployment (id) on delete cascade,
  status text not null check (status in ('READY', 'NOT_READY')),
  last_polled timestamptz,
  revision bigint not null default 0
);

-- Without a row no slot of a limit was ever taken; updated is when active_slots was last written,
-- from which it decays.
create table activity.concurrency_limit (
  limit_id uuid primary key references ledger.concurrency_limit (id) on delete cascade,
  active_slots integer not null default 0 check (active_slots >= 0),
  denied_slots integer not null default 0 check (denied_slots >= 0),
  avg_slot_occupancy_seconds double precision not null default 2.0,
  updated timestamptz not null,
  revision bigint not null default 0
);

-- Slots held for a time; what a lease holds of a limit goes with either of them.
create table activity.lease (
  id uuid primary key,
  slots integer not null check (slots > 0),
  holder_type text,
  holder_id uuid,
  created timestamptz not null,
  expires_at timestamptz not null,
  revision bigint not null default 0
);
create index lease_expiry on activity.lease (expires_at);

create table activity.lease_of_limit (
  lease_id uuid not null references activity.lease (id) on delete cascade,
  limit_id uuid not null references ledger.concurrency_limit (id) on delete cascade,
  primary key (lease_id, limit_id)
);
create index lease_of_limit_limit on activity.lease_of_limit (limit_id);

do
$$
declare
  named text;
begin
  foreach named in array array['worker', 'work_pool', 'work_queue', 'deployment', 'concurrency_limit', 'lease'] loop
    execute format('create trigger stamp before insert or update on activity.%I for each row execute function activity.stamp()', named);
    execute format('create index %I on activity.%I (revision)', named || '_revision', named);
  end loop;
end
$$;

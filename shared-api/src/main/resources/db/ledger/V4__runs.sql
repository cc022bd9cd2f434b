-- The run log: flow runs and task runs, apart from the ledger. They are many and are kept for weeks,
-- so that it has positions, partitions and a retention of its own.

create schema runs;

-- As ledger.event. All events of a run are in the week in which the run began to exist, and those of
-- a task run in the week of its flow run: so a week can be dropped as a whole.
create table runs.event (
  position bigint not null,
  begun timestamptz not null,
  aggregate_id uuid not null,
  aggregate_type text not null collate "C",
  sequence_number bigint not null check (sequence_number >= 0),
  event_id uuid not null,
  event_name text not null collate "C",
  revision integer not null,
  payload json not null,
  metadata json not null,
  recorded_at timestamptz not null,
  primary key (position, begun),
  constraint run_event_of_aggregate unique (aggregate_id, sequence_number, begun)
) partition by range (begun);

create table runs.head (
  one boolean primary key default true check (one),
  position bigint not null
);
insert into runs.head (position) values (0);

-- The weeks that there are partitions of. A row stays when its week is dropped, for the readers that
-- keep something by week.
create table runs.week (
  monday date primary key,
  dropped timestamptz
);

-- Attached and not created in place, which would make all readers and writers wait.
create function runs.add_week(first_day date) returns void
  language plpgsql as
$$
declare
  part text := 'event_' || to_char(first_day, 'YYYY_MM_DD');
begin
  perform pg_advisory_xact_lock(hashtext('daybook week of runs'));
  if to_regclass('runs.' || part) is null then
    execute format('create table runs.%I (like runs.event including defaults including constraints)', part);
    execute format('alter table runs.event attach partition runs.%I for values from (%L) to (%L)', part,
      first_day::timestamp at time zone 'UTC', (first_day + 7)::timestamp at time zone 'UTC');
  end if;
  insert into runs.week (monday) values (first_day) on conflict (monday) do update set dropped = null;
end
$$;

create sequence runs.flow_run_number as integer;

-- The registry of runs, written in the transaction of their events: what a command has to know
-- exactly, and lists in Elasticsearch could only tell a moment later.

create table runs.flow_run (
  id uuid primary key,
  number integer not null,
  begun timestamptz not null,
  flow_id uuid not null references ledger.flow (id),
  deployment_id uuid,
  deployment_number integer,
  schedule_id uuid,
  idempotency_key text collate "C",
  parent_task_run_id uuid,
  work_queue_id uuid,
  work_queue_name text collate "C",
  auto_scheduled boolean not null,
  state_type text collate "C",
  state_name text collate "C",
  state_timestamp timestamptz,
  next_scheduled_start_time timestamptz,
  pause_timeout timestamptz,
  end_time timestamptz,
  run_count integer not null,
  retried_in_process boolean not null
);
create unique index flow_run_idempotency on runs.flow_run (flow_id, md5(idempotency_key));
create index flow_run_begun on runs.flow_run (begun);
create index flow_run_parent on runs.flow_run (parent_task_run_id) where parent_task_run_id is not null;
create index flow_run_scheduled on runs.flow_run (next_scheduled_start_time)
  where state_type = 'SCHEDULED';
create index flow_run_scheduled_in_queue on runs.flow_run (work_queue_id, next_scheduled_start_time)
  where state_type = 'SCHEDULED';
create index flow_run_scheduled_of_deployment on runs.flow_run (deployment_id, next_scheduled_start_time)
  where state_type = 'SCHEDULED';
create index flow_run_scheduled_of_schedule on runs.flow_run (schedule_id, next_scheduled_start_time)
  where state_type = 'SCHEDULED';
create index flow_run_scheduled_queue_name on runs.flow_run (work_queue_name, next_scheduled_start_time)
  where state_type = 'SCHEDULED';
create index flow_run_slot on runs.flow_run (work_queue_id)
  where state_type in ('PENDING', 'RUNNING', 'CANCELLING');
create index flow_run_paused on runs.flow_run (pause_timeout) where state_type = 'PAUSED';
create index flow_run_cancelling on runs.flow_run (state_timestamp) where state_type = 'CANCELLING';
create index flow_run_cancelled on runs.flow_run (end_time) where state_type = 'CANCELLED';

create table runs.task_run (
  id uuid primary key,
  begun timestamptz not null,
  flow_run_id uuid,
  task_key text not null collate "C",
  dynamic_key text not null collate "C",
  ended boolean not null
);
create unique index task_run_keys on runs.task_run (flow_run_id, md5(task_key), md5(dynamic_key))
  nulls not distinct;
create index task_run_begun on runs.task_run (begun);

-- What runs print. It is no history of Daybook's: it is kept for a while, then dropped week by week.

create schema if not exists runs;

-- arrived decides the partition, so that a week is whole although clocks of clients are not; number
-- is the order of arrival, for lines of one moment. revision is the transaction that wrote a line:
-- who follows the lines reads those from the horizon of his last look up to the one of this look
-- (activity.horizon()), and so misses none that was committed late, and has none twice.
create table runs.log (
  arrived timestamptz not null,
  number bigint not null,
  id uuid not null,
  name text not null,
  level integer not null,
  message text not null,
  timestamp timestamptz not null,
  flow_run_id uuid,
  task_run_id uuid,
  revision bigint not null default pg_current_xact_id()::text::bigint
) partition by range (arrived);

create sequence runs.log_number;

create index log_of_flow_run on runs.log (flow_run_id, timestamp, number);
create index log_of_task_run on runs.log (task_run_id, timestamp, number)
  where task_run_id is not null;
create index log_revision on runs.log (revision);

-- Attaching locks nobody out who reads or writes other weeks.
create function runs.add_log_week(monday date) returns void
  language plpgsql as
$$
declare
  week text := 'log_' || to_char(monday, 'YYYY_MM_DD');
begin
  perform pg_advisory_xact_lock(hashtextextended('runs.log', 0));
  if to_regclass('runs.' || week) is null then
    execute format('create table runs.%I (like runs.log including all)', week);
    execute format(
      'alter table runs.log attach partition runs.%I for values from (%L) to (%L)',
      week,
      monday::timestamp at time zone 'UTC',
      (monday + 7)::timestamp at time zone 'UTC');
  end if;
end
$$;

-- Drops every week that ended before the moment; returns how many.
create function runs.drop_log_weeks(before timestamptz) returns integer
  language plpgsql as
$$
declare
  week text;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('runs.log', 0));
  for week in
    select c.relname
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'runs.log'::regclass
      and (to_date(right(c.relname, 10), 'YYYY_MM_DD') + 7)::timestamp at time zone 'UTC' <= before
  loop
    execute format('drop table runs.%I', week);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;

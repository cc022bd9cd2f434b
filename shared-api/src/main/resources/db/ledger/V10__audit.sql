-- What was refused and what was removed: beside the ledger, which holds what happened.

create schema audit;

-- A request that was of the right form and was refused all the same. Names are those of the
-- request, else of the registry when the row was written; number is the order of arrival.
create table audit.refusal (
  number bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id text,
  actor_type text not null,
  actor_name text,
  actor_verified boolean not null,
  actor text not null generated always as (coalesce(actor_name, actor_id, actor_type)) stored,
  request_id text,
  client text,
  worker_name text,
  address text,
  reason text,
  method text not null,
  path text not null,
  target text not null,
  command text,
  deployment_id uuid,
  deployment_name text,
  flow_id uuid,
  flow_name text,
  work_pool_name text,
  work_queue_name text,
  concurrency_limit_name text,
  body text,
  body_bytes bigint not null,
  status integer not null,
  error text not null
);
create index refusal_at on audit.refusal (at, number);
create index refusal_of_deployment on audit.refusal (deployment_id, at, number)
  where deployment_id is not null;
create index refusal_of_request on audit.refusal (request_id);

-- What left no row of its own, by day (UTC) and path: malformed requests, and refusals that came
-- faster than they could be written.
create table audit.refusal_count (
  day date not null,
  method text not null,
  path text not null,
  malformed bigint not null default 0,
  unrecorded bigint not null default 0,
  primary key (day, method, path)
);

-- The retentions in force, as the node that applied each last had it set.
create table audit.retention (
  kind text primary key,
  keep_seconds bigint not null,
  applied timestamptz not null
);

-- Drops every week of logs that ended before the moment; tells how many, and their lines. They are
-- counted first, as nobody reads or writes lines any more from the first drop to the commit. One at
-- a time may do it, so that the lines of a week are counted by the one who drops it.
create function runs.expire_log_weeks(before timestamptz, out weeks integer, out lines bigint)
  language plpgsql as
$$
declare
  expired text[];
  week text;
  held bigint;
begin
  select coalesce(array_agg(c.relname::text), '{}') into strict expired
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'runs.log'::regclass
    and (to_date(right(c.relname, 10), 'YYYY_MM_DD') + 7)::timestamp at time zone 'UTC' <= before;
  weeks := cardinality(expired);
  lines := 0;
  foreach week in array expired loop
    execute format('select count(*) from runs.%I', week) into held;
    lines := lines + held;
  end loop;

  perform pg_advisory_xact_lock(hashtextextended('runs.log', 0));
  foreach week in array expired loop
    execute format('drop table runs.%I', week);
  end loop;
end
$$;

drop function runs.drop_log_weeks(timestamptz);

-- The aggregates whose states a node could not tell, which its loops pass over: written down for those
-- who ask, by every node that comes upon one. A row goes when a node reads it again, or it is deleted.
create table activity.unreadable (
  aggregate_id uuid primary key,
  aggregate_type text not null collate "C",
  position bigint not null,
  event_name text not null collate "C",
  reason text not null,
  times bigint not null,
  since timestamptz not null default now(),
  checked timestamptz not null default now()
);

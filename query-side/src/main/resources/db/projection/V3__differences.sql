-- Documents that were not what the log says, and were written anew from it.

create table projection.difference (
  projection text primary key collate "C",
  -- how many there were so far
  count bigint not null,
  last_at timestamptz not null default now(),
  -- which was the last, and what was wrong with it
  last text not null
);

-- The ledger as a chain: the hash of a record covers what it says and the hash of its predecessor,
-- so that no row can be changed, removed or moved without every later hash being another. The same
-- bytes are hashed by io.daybook.ledger.Chain; docs/audit.md shows how anybody else does it.

create function ledger.micros(moment timestamptz) returns text
  language sql immutable parallel safe
  return (extract(epoch from moment) * 1000000)::bigint::text;

-- What is hashed of a record besides its predecessor's hash. The length ends the payload, which may
-- have line feeds of its own, as the metadata may, which are the last.
create function ledger.content(
  place bigint, aggregate_id uuid, aggregate_type text, sequence_number bigint, event_id uuid,
  event_name text, revision integer, recorded_at timestamptz, appended_at timestamptz, payload text,
  metadata text) returns bytea
  language sql stable parallel safe
  return convert_to(
    place::text || E'\n' || aggregate_id::text || E'\n' || aggregate_type || E'\n'
    || sequence_number::text || E'\n' || event_id::text || E'\n' || event_name || E'\n'
    || revision::text || E'\n' || ledger.micros(recorded_at) || E'\n' || ledger.micros(appended_at)
    || E'\n' || octet_length(payload)::text || E'\n' || payload || E'\n' || metadata || E'\n',
    'UTF8');

create function ledger.link(hash bytea, genesis bytea, content bytea) returns bytea
  language plpgsql immutable parallel safe as
$$
begin
  return sha256(coalesce(hash, genesis) || content);
end
$$;

-- As a window function: the hash of every record, from the hash before the first of them.
create aggregate ledger.chain(genesis bytea, content bytea) (sfunc = ledger.link, stype = bytea);

-- appended_at is the same for all events of a transaction and greater than that of every transaction
-- before it: the moment by which the past is asked for. recorded_at, when a command was decided, is
-- not in the order of positions.
alter table ledger.event add column appended_at timestamptz, add column hash bytea;

-- When older events were appended is not known. Neighbours of one moment and one request count as
-- one transaction, and their moment is when they were recorded, put later where that would not be
-- in order.
with request as (
  select position, least(recorded_at, now()) as recorded_at,
    count(*) filter (where begins) over (order by position) as number
  from (
    select position, recorded_at,
      recorded_at is distinct from lag(recorded_at) over (order by position)
        or metadata::text is distinct from lag(metadata::text) over (order by position) as begins
    from ledger.event
  ) neighbour
), appended as (
  select position, number * interval '1 microsecond'
    + max(recorded_at - number * interval '1 microsecond') over (order by position) as appended_at
  from request
), chained as (
  select e.position, a.appended_at, ledger.chain(decode(repeat('00', 32), 'hex'),
    ledger.content(e.position, e.aggregate_id, e.aggregate_type, e.sequence_number, e.event_id,
      e.event_name, e.revision, e.recorded_at, a.appended_at, e.payload::text, e.metadata::text))
    over (order by e.position rows unbounded preceding) as hash
  from ledger.event e join appended a on a.position = e.position
)
update ledger.event e set appended_at = c.appended_at, hash = c.hash
from chained c where c.position = e.position;

alter table ledger.event alter column appended_at set not null, alter column hash set not null;
create index event_appended on ledger.event (appended_at, position);

-- The newest record's hash and moment, and the transaction that appended it.
alter table ledger.head
  add column hash bytea not null default decode(repeat('00', 32), 'hex'),
  add column appended_at timestamptz not null default timestamptz 'epoch',
  add column transaction xid8;

update ledger.head h set hash = e.hash, appended_at = e.appended_at
from ledger.event e where e.position = h.position;

-- The one way to append: takes the next positions, chains and writes the events, tells the listeners,
-- and returns the last position. The lock of the head is held to the commit, so it should be the
-- last thing before it. A transaction may append more than once.
create function ledger.append(
  aggregate_ids uuid[], aggregate_types text[], sequence_numbers bigint[], event_ids uuid[],
  event_names text[], revisions integer[], payloads text[], metadatas text[],
  recorded_ats timestamptz[]) returns bigint
  language plpgsql as
$$
declare
  newest ledger.head;
begin
  select * into strict newest from ledger.head for update;
  -- A transaction's number alone could be that of another cluster, which this one was restored from.
  if newest.transaction is distinct from pg_current_xact_id() or newest.appended_at < now() then
    newest.appended_at := greatest(clock_timestamp(), newest.appended_at + interval '1 microsecond');
  end if;

  with written as (
    insert into ledger.event (position, aggregate_id, aggregate_type, sequence_number, event_id,
      event_name, revision, payload, metadata, recorded_at, appended_at, hash)
    select newest.position + n, aggregate_id, aggregate_type, sequence_number, event_id, event_name,
      e.revision, payload::json, metadata::json, recorded_at, newest.appended_at,
      ledger.chain(newest.hash, ledger.content(newest.position + n, aggregate_id, aggregate_type,
        sequence_number, event_id, event_name, e.revision, recorded_at, newest.appended_at, payload,
        metadata)) over (order by n rows unbounded preceding)
    from unnest(aggregate_ids, aggregate_types, sequence_numbers, event_ids, event_names, revisions,
      payloads, metadatas, recorded_ats) with ordinality as e(aggregate_id, aggregate_type,
      sequence_number, event_id, event_name, revision, payload, metadata, recorded_at, n)
    returning position, hash
  )
  select w.position, w.hash into strict newest.position, newest.hash
  from written w order by w.position desc limit 1;

  update ledger.head set position = newest.position, hash = newest.hash,
    appended_at = newest.appended_at, transaction = pg_current_xact_id();
  perform pg_notify('ledger', newest.position::text);
  return newest.position;
end
$$;

-- What the scheduler has to know of deployments: which schedules are active, which deployments are
-- paused, and which were changed of late. The row of a deployment is also what the scheduler and
-- those who change a deployment's scheduled runs lock against each other.

alter table ledger.deployment add column paused boolean not null default false;
alter table ledger.deployment add column changed timestamptz not null default now();
create index deployment_changed on ledger.deployment (changed);

create table ledger.schedule (
  id uuid primary key,
  deployment_id uuid not null references ledger.deployment (id) on delete cascade,
  active boolean not null
);
create index schedule_deployment on ledger.schedule (deployment_id);

-- From the events so far.
update ledger.deployment d set paused = true
from (
  select distinct on (aggregate_id) aggregate_id,
    event_name = 'DeploymentPaused' or coalesce((payload ->> 'paused')::boolean, false) as paused
  from ledger.event
  where aggregate_type = 'Deployment'
    and event_name in ('DeploymentCreated', 'DeploymentPaused', 'DeploymentResumed')
  order by aggregate_id, sequence_number desc
) last
where last.aggregate_id = d.id and last.paused;

insert into ledger.schedule (id, deployment_id, active)
select last.schedule_id, last.aggregate_id, last.active
from (
  select distinct on (aggregate_id, payload ->> 'schedule_id') aggregate_id, event_name,
    (payload ->> 'schedule_id')::uuid as schedule_id, (payload ->> 'active')::boolean as active
  from ledger.event
  where aggregate_type = 'Deployment' and event_name in
    ('DeploymentScheduleAdded', 'DeploymentScheduleChanged', 'DeploymentScheduleRemoved')
  order by aggregate_id, payload ->> 'schedule_id', sequence_number desc
) last
where last.event_name <> 'DeploymentScheduleRemoved'
  and exists (select from ledger.deployment d where d.id = last.aggregate_id);

-- For what looks at runs again and again: those that can be late, children whose parent was
-- cancelled, task runs that outlive their flow run.
create index flow_run_not_late on runs.flow_run (next_scheduled_start_time)
  where state_type = 'SCHEDULED' and state_name = 'Scheduled';
create index flow_run_open_child on runs.flow_run (parent_task_run_id)
  where parent_task_run_id is not null
    and state_type not in ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED');
create index task_run_open on runs.task_run (flow_run_id) where not ended;

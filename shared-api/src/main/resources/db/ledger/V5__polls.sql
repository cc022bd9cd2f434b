-- Lines about runs are imported like the others.
alter table ledger.import drop column skipped;

-- When a worker last asked for the runs of a queue, which makes the deployments in it READY: they
-- have no row for it. A client may set last_polled, which does not.
alter table activity.work_queue add column workers_polled timestamptz;

-- Since when a deployment is in its queue, if the queue had been asked for before: what was asked
-- for earlier is no poll of the deployment. Null: every poll of the queue counts.
alter table activity.deployment add column queue_since timestamptz;

create index flow_run_slot_by_queue_name on runs.flow_run (work_queue_name)
  where state_type in ('PENDING', 'RUNNING', 'CANCELLING');

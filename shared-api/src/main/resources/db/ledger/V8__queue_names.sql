-- Names of queues may be longer than an index entry, so that runs are found by their digest.
drop index runs.flow_run_scheduled_queue_name;
create index flow_run_scheduled_queue_name
  on runs.flow_run (md5(work_queue_name), next_scheduled_start_time) where state_type = 'SCHEDULED';

drop index runs.flow_run_slot_by_queue_name;
create index flow_run_slot_by_queue_name on runs.flow_run (md5(work_queue_name))
  where state_type in ('PENDING', 'RUNNING', 'CANCELLING');

-- One run.
select
    run_id,
    flow,
    state,
    started_at,
    ended_at,
    code_version as version,
    options,
    summary ->> 'error' as error
from ops.run
where run_id = $run_id

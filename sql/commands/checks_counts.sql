-- How many rules passed, failed and broke in a run.
select
    count(*) as rules,
    count(*) filter (where success) as passed,
    count(*) filter (where not success and error is null) as failed,
    count(*) filter (where success is null or (not success and error is not null)) as raised
from ops.validation
where run_id = $run_id

-- Which run is meant by its id, a beginning of it, or `latest`; two are enough to know that it is not clear.
select run_id
from ops.run
where
    starts_with(run_id, $name)
    or ($name = 'latest' and run_id = (select max_by(latest.run_id, latest.started_at) from ops.run as latest))
order by run_id
limit 2

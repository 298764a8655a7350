-- The runs, latest first, with the totals of their ledgers.
with totals as (
    select
        run_id,
        sum(read)::bigint as read,
        sum(inserted)::bigint as inserted,
        sum(updated)::bigint as updated,
        sum(quarantined)::bigint as quarantined
    from ops.load
    group by run_id
)

select
    run.run_id,
    run.flow,
    run.state,
    round(epoch(run.ended_at - run.started_at), 1) as seconds,
    coalesce(totals.read, 0) as read,
    coalesce(totals.inserted, 0) as inserted,
    coalesce(totals.updated, 0) as updated,
    coalesce(totals.quarantined, 0) as quarantined
from ops.run as run
left join totals on run.run_id = totals.run_id
order by run.started_at desc, run.run_id desc
limit case when $at_most > 0 then $at_most end

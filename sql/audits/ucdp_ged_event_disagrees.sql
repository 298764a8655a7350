-- severity: critical
-- title: An event says something else than the row of source.ucdp_ged it was made from
with stated as (
    select
        record_id,
        version_no,
        date_start,
        date_end,
        low,
        best,
        high
    from source.ucdp_ged
)

select
    event.event_id,
    event.version_no
from core.event
inner join stated on event.record_id = stated.record_id and event.version_no = stated.version_no
where
    event.date_start <> stated.date_start
    or event.date_end <> stated.date_end
    or event.fatalities_low is distinct from stated.low
    or event.fatalities_best is distinct from stated.best
    or event.fatalities_high is distinct from stated.high

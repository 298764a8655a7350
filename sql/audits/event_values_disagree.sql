-- severity: critical
-- title: An event says something else than the row of its dataset it was made from
with stated as (
    -- Add a branch for each table of schema source.
    select record_id, version_no, date_start, date_end, low, best, high from source.ucdp_ged
    union all
    select
        record_id,
        version_no,
        event_date as date_start,
        event_date as date_end,
        null as low,
        fatalities as best,
        null as high
    from source.acled
)

select event.event_id, stated.version_no
from core.event
inner join core.record_version as version on event.record_id = version.record_id and version.valid_to is null
inner join stated on version.record_id = stated.record_id and version.version_no = stated.version_no
where
    event.date_start <> stated.date_start
    or event.date_end <> stated.date_end
    or event.fatalities_low is distinct from stated.low
    or event.fatalities_best is distinct from stated.best
    or event.fatalities_high is distinct from stated.high

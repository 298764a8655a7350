-- severity: critical
-- title: An event says something else than the row of source.gdelt or source.gdelt_v1 it was made from
with stated as (
    select record_id, version_no, sqldate, eventcode, quadclass, goldsteinscale, dateadded // 1000000 as added
    from source.gdelt
    union all
    select record_id, version_no, sqldate, eventcode, quadclass, goldsteinscale, dateadded as added
    from source.gdelt_v1
)

select
    event.event_id,
    event.version_no
from core.event
inner join stated on event.record_id = stated.record_id and event.version_no = stated.version_no
where
    event.date_start <> make_date(stated.sqldate // 10000, stated.sqldate // 100 % 100, stated.sqldate % 100)
    or event.date_end <> event.date_start
    or event.code <> stated.eventcode
    or (stated.quadclass is not null and event.quad_class is distinct from stated.quadclass)
    or event.intensity is distinct from stated.goldsteinscale
    or coalesce(event.fatalities_low, event.fatalities_best, event.fatalities_high) is not null
    or coalesce(list_contains(event.flags, 'date_artefact'), false) <> (
        -- Before, it is the day on which the archive was made.
        stated.added >= 20130401
        and make_date(stated.added // 10000, stated.added // 100 % 100, stated.added % 100) - event.date_start in (365, 3650)
    )

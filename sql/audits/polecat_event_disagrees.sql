-- severity: critical
-- title: An event says something else than the row of source.polecat it was made from
select
    event.event_id,
    event.version_no
from core.event
inner join source.polecat as stated on event.record_id = stated.record_id and event.version_no = stated.version_no
where
    event.date_start <> stated.event_date
    or event.date_end <> stated.event_date
    or event.code <> replace(upper(stated.event_type), 'DEMAND', 'REQUEST')
    or event.intensity is distinct from stated.intensity
    or coalesce(event.fatalities_low, event.fatalities_best, event.fatalities_high) is not null

-- severity: critical
-- title: An event says something else than the row of source.gtd it was made from
with stated as (
    -- Where the date is also told in words, only Python reads it: flows/sources/gtd.py.
    select
        record_id,
        version_no,
        case
            when approxdate is null then make_date(iyear, greatest(imonth, 1), if(imonth = 0, 1, greatest(iday, 1)))
        end as date_start,
        case
            when approxdate is not null then null
            when extended = 1 and resolution >= make_date(iyear, greatest(imonth, 1), if(imonth = 0, 1, greatest(iday, 1)))
                then resolution
            when imonth = 0 then make_date(iyear, 12, 31)
            when iday = 0 then last_day(make_date(iyear, imonth, 1))
            else make_date(iyear, imonth, iday)
        end as date_end,
        floor(nkill)::integer as low,
        floor(nkill + 0.5)::integer as best,
        ceil(nkill)::integer as high
    from source.gtd
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

-- title: Coded from articles, recorded in a dataset
-- question: Which events that articles tell of does a dataset have on the same day and at the same place, and which not?
-- param: dataset = ucdp_ged -- one dataset
-- param: geonameid = 172955 -- the place's id in GeoNames, by default Raqqa's; 24_places_called finds it by a name
-- param: first_day = 2017-06-06 -- first day; by default the day the assault on Raqqa began
-- param: last_day = 2017-10-31 -- last day
-- param: date_prec = 2 -- the recorded events whose day is known at least so well: 1 a day, 2 two to six days, 3 a week
-- Coded events that happened, by what the text says, within the days on which the recorded one may have happened.
with coded as (
    select *
    from mart.coded_event_ledger
    where
        geonameid = $geonameid::bigint
        and status in ('happened', 'ongoing')
        and date_start between $first_day::date and $last_day::date
),

recorded as (
    select *
    from core.event
    where
        record_id is not null
        and dataset_id = $dataset
        and geonameid = $geonameid::bigint
        and date_prec <= $date_prec::integer
)

select
    coded.date_start as day,
    coded.plover_event,
    coded.clause,
    coded.actor,
    coded.recipient,
    coded.fatalities_best as deaths_printed,
    coded.publication,
    count(recorded.event_id) as recorded_events,
    sum(recorded.fatalities_best)::bigint as deaths_recorded,
    list_sort(list(recorded.event_id) filter (where recorded.event_id is not null)) as event_ids,
    coded.file_path,
    coded.line_no
from coded
left join recorded on coded.date_start <= recorded.date_end and coded.date_end >= recorded.date_start
group by all
order by day, coded.file_path, coded.line_no, coded.clause

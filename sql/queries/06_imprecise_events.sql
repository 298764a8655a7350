-- title: Events known only roughly
-- question: How many events, and how many deaths, are known only to the month or the governorate?
-- param: governorate = Raqqah -- part of the name of the first-order division
-- param: first_day = 2017-01-01 -- first day
-- param: last_day = 2017-12-31 -- last day
-- param: dataset = ucdp_ged -- one dataset: others may hold the same events
select
    case
        when date_prec = 1 then 'day'
        when date_prec in (2, 3) then 'week'
        when date_prec >= 4 then 'month or worse'
    end as time_known_to,
    case
        when where_prec in (1, 2) then 'place or 25 km'
        when where_prec = 3 then 'district'
        when where_prec >= 4 then 'governorate or worse'
    end as place_known_to,
    count(*) as events,
    sum(fatalities_best) as deaths_best,
    round(100 * sum(fatalities_best) / sum(sum(fatalities_best)) over (), 1) as percent_of_deaths
from mart.event_ledger
where
    dataset_id = $dataset
    and admin1 ilike '%' || $governorate || '%'
    and date_start between $first_day::date and $last_day::date
group by all
order by min(date_prec), min(where_prec)

-- title: Deaths by month
-- question: How many people died in a governorate each month, and how far apart are the lowest and the highest estimate?
-- param: governorate = Raqqah -- part of the name of the first-order division, as the dataset spells it
-- param: first_day = 2017-01-01 -- first day
-- param: last_day = 2017-12-31 -- last day
-- param: dataset = ucdp_ged -- one dataset: others may hold the same events
select
    date_trunc('month', date_start)::date as month,
    count(*) as events,
    sum(fatalities_low) as deaths_low,
    sum(fatalities_best) as deaths_best,
    sum(fatalities_high) as deaths_high,
    sum(deaths_civilians) as deaths_civilians
from mart.event_ledger
where
    dataset_id = $dataset
    and admin1 ilike '%' || $governorate || '%'
    and date_start between $first_day::date and $last_day::date
group by month
order by month

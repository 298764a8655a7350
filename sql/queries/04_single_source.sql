-- title: Events that rest on a single source
-- question: How much of the record rests on one publication alone, and on which?
-- param: governorate = Raqqah -- part of the name of the first-order division
-- param: first_day = 2017-01-01 -- first day
-- param: last_day = 2017-12-31 -- last day
-- param: dataset = ucdp_ged -- one dataset: others may hold the same events
-- Two reports of one publication are one source. Citations whose publisher is not known count as none.
select
    case len(publications) when 0 then '(none known)' when 1 then publications[1] else '(several)' end as rests_on,
    count(*) as events,
    round(100 * count(*) / sum(count(*)) over (), 1) as percent_of_events,
    sum(fatalities_best) as deaths_best,
    sum(deaths_civilians) as deaths_civilians
from mart.event_ledger
where
    dataset_id = $dataset
    and admin1 ilike '%' || $governorate || '%'
    and date_start between $first_day::date and $last_day::date
group by rests_on
order by events desc, rests_on

-- title: The deadliest cells
-- question: In which cells of PRIO-GRID, half a degree square, did most people die?
-- param: country = SYR -- ISO 3166 alpha-3
-- param: first_day = 2017-01-01 -- first day
-- param: last_day = 2017-12-31 -- last day
-- param: at_most = 10 -- how many cells
-- param: dataset = ucdp_ged -- one dataset: others may hold the same events
-- Events known to no more than the governorate are left out: their coordinates are only its middle.
select
    priogrid_gid,
    (priogrid_gid - 1) // 720 / 2 - 89.75 as centre_latitude,
    (priogrid_gid - 1) % 720 / 2 - 179.75 as centre_longitude,
    mode(place_text) as most_named_place,
    count(*) as events,
    sum(fatalities_best) as deaths_best,
    sum(deaths_civilians) as deaths_civilians
from mart.event_ledger
where
    dataset_id = $dataset
    and country_iso3 = $country
    and where_prec <= 3
    and date_start between $first_day::date and $last_day::date
group by priogrid_gid
order by deaths_best desc, priogrid_gid
limit $at_most::integer

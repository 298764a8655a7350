-- title: Rows that look alike
-- question: Which events agree in days, place, sides and every figure, and so could be the same event coded twice?
-- param: country = SYR -- ISO 3166 alpha-3
-- param: at_most = 50 -- how many groups
-- The codebook allows such siblings: two raids on one day with one death each. To be looked at, not to be dropped.
select
    date_start,
    date_end,
    place_text,
    side_a,
    side_b,
    fatalities_low,
    fatalities_best,
    fatalities_high,
    count(*) as alike,
    count(distinct publications) as different_publications,
    list(event_id order by event_id) as event_ids
from mart.event_ledger
where country_iso3 = $country
group by
    date_start, date_end, place_text, side_a, side_b, fatalities_low, fatalities_best, fatalities_high,
    deaths_a, deaths_b, deaths_civilians, deaths_unknown
having count(*) > 1
order by alike desc, fatalities_best desc, date_start, place_text
limit $at_most::integer

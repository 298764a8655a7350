-- title: Events near a point
-- question: What happened within a few kilometres of a place?
-- param: latitude = 35.9500 -- degrees north; by default Naim Square in Raqqa
-- param: longitude = 39.0089 -- degrees east
-- param: km = 5 -- radius
-- param: first_day = 2017-06-06 -- first day
-- param: last_day = 2017-10-20 -- last day
-- param: at_most = 50 -- how many, the nearest first
-- Great-circle distance. Only places known to 25 km or better.
with near as (
    select
        *,
        mart.distance_km(latitude, longitude, $latitude::double, $longitude::double) as exact_km
    from mart.event_ledger
    where date_start between $first_day::date and $last_day::date and where_prec <= 2
)

select
    round(exact_km, 1) as distance_km,
    date_start,
    place_text,
    side_a,
    side_b,
    fatalities_best,
    deaths_civilians,
    where_prec,
    event_id,
    file_path,
    line_no
from near
where exact_km <= $km::double
order by exact_km, date_start, event_id
limit $at_most::integer

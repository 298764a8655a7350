-- title: The deadliest events
-- question: Which events killed most people, who reported them, and on which line of which file do they stand?
-- param: governorate = Raqqah -- part of the name of the first-order division
-- param: first_day = 2017-06-06 -- first day
-- param: last_day = 2017-10-20 -- last day
-- param: at_most = 20 -- how many
select
    date_start,
    date_end,
    place_text,
    side_a,
    side_b,
    fatalities_low,
    fatalities_best,
    fatalities_high,
    deaths_civilians,
    event_clarity,
    publications,
    event_id,
    file_path,
    line_no
from mart.event_ledger
where
    admin1 ilike '%' || $governorate || '%'
    and date_start between $first_day::date and $last_day::date
order by fatalities_best desc, event_id
limit $at_most::integer

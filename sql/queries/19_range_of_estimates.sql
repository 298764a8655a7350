-- title: Where the estimates disagree
-- question: For which events do the lowest and the highest estimate of deaths lie furthest apart?
-- param: governorate = Raqqah -- part of the name of the first-order division
-- param: at_most = 20 -- how many
-- low <= best <= high need not hold: where the codebook lets an aggregate (event_clarity 2) break it, `in_order` is false.
select
    date_start,
    place_text,
    side_a,
    side_b,
    fatalities_low,
    fatalities_best,
    fatalities_high,
    fatalities_high - fatalities_low as spread,
    fatalities_best between fatalities_low and fatalities_high as in_order,
    event_clarity,
    publications,
    file_path,
    line_no
from mart.event_ledger
where admin1 ilike '%' || $governorate || '%'
order by spread desc, event_id
limit $at_most::integer

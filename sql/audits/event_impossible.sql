-- severity: critical
-- title: An event ends before it begins, lies off the globe, or has less than no deaths
select event_id, date_start, date_end, latitude, longitude, fatalities_low, fatalities_best, fatalities_high
from core.event
where
    date_end < date_start
    or abs(latitude) > 90
    or abs(longitude) > 180
    or (latitude is null) <> (longitude is null)
    or least(fatalities_low, fatalities_best, fatalities_high, deaths_a, deaths_b, deaths_civilians, deaths_unknown) < 0

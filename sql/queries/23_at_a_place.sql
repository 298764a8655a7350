-- title: Events at a place
-- question: What does each dataset say happened at one place, day by day?
-- param: geonameid = 172955 -- its id in GeoNames, by default Raqqa's; 24_places_called finds it by a name
-- param: first_day = 2017-10-01 -- first day
-- param: last_day = 2017-10-20 -- last day
-- param: at_most = 50 -- how many, the first ones first
-- What two datasets say of a day may be the same event. place_by `name`: the source names this place; `distance`: it names none
-- that GeoNames has nearby, and this is the nearest; null: the source gives the place's id.
select
    ledger.date_start,
    ledger.dataset_id,
    place.name as place,
    ledger.place_text,
    event.place_by,
    event.place_km,
    ledger.event_type,
    ledger.side_a,
    ledger.side_b,
    ledger.fatalities_best,
    ledger.event_id,
    ledger.file_path,
    ledger.line_no
from core.place as place
inner join core.event as event on place.geonameid = event.geonameid
inner join mart.event_ledger as ledger on event.event_id = ledger.event_id
where
    place.geonameid = $geonameid::bigint
    and ledger.date_start between $first_day::date and $last_day::date
order by ledger.date_start, ledger.dataset_id, ledger.event_id
limit $at_most::integer

-- Gives every event at a point of `place_of_point` its place. One that the source states, or that was found, stays.
-- In the order of the rows: in any other, as a join may give them, DuckDB updates fifty times as slowly.
create or replace temp table placed as
select event.rowid as row_id, found.geonameid, found.place_by, found.place_km
from core.event as event
inner join place_of_point as found
    on
        event.latitude = found.latitude
        and event.longitude = found.longitude
        and event.place_text is not distinct from found.place_text
where event.geonameid is null and event.where_prec <= 2 and event.record_id is not null
order by row_id;

update core.event set geonameid = placed.geonameid, place_by = placed.place_by, place_km = placed.place_km
from placed
where event.rowid = placed.row_id;

create or replace temp table placed as
select past.rowid as row_id, found.geonameid, found.place_by, found.place_km
from core.event_past as past
inner join place_of_point as found
    on
        past.latitude = found.latitude
        and past.longitude = found.longitude
        and past.place_text is not distinct from found.place_text
where past.geonameid is null and past.where_prec <= 2
order by row_id;

update core.event_past set geonameid = placed.geonameid, place_by = placed.place_by, place_km = placed.place_km
from placed
where event_past.rowid = placed.row_id;

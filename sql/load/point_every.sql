-- The points of all events that stand for a place, as in point_changed.sql. Places that were found are forgotten. Events coded from
-- text have the place that the reading gave them.
update core.event set geonameid = null, place_by = null, place_km = null where place_by is not null;
update core.event_past set geonameid = null, place_by = null, place_km = null where place_by is not null;

create or replace temp table point as
select latitude, longitude, place_text
from core.event
where geonameid is null and latitude is not null and where_prec <= 2 and record_id is not null
union
select latitude, longitude, place_text
from core.event_past
where geonameid is null and latitude is not null and where_prec <= 2;

-- The points of changed events that stand for a place. One of where_prec 3 or more stands for a division, a line or a country
-- (UCDP GED codebook 19.1), not for what lies near it.
create or replace temp table point as
select distinct latitude, longitude, place_text
from core.event
where
    geonameid is null
    and latitude is not null
    and where_prec <= 2
    and event_id in (select record_id from change where op <> 'same');

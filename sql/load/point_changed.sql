-- The points of staged events that change something and stand for a place. One of where_prec 3 or more stands for a division, a line or
-- a country (UCDP GED codebook 19.1), not for what lies near it.
create or replace temp table point as
select distinct coded_event.latitude, coded_event.longitude, coded_event.place_text
from change
inner join coded_event on change.row_no = coded_event.row_no
where
    change.op <> 'same'
    and coded_event.geonameid is null
    and coded_event.latitude is not null
    and coded_event.where_prec <= 2;

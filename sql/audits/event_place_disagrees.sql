-- severity: critical
-- title: An event has a place that is not known, not near it, or not what its point stands for
with event as (
    select event_id, version_no, latitude, longitude, where_prec, geonameid, place_by, place_km from core.event
    union all
    select event_id, version_no, latitude, longitude, where_prec, geonameid, place_by, place_km from core.event_past
)

select event.event_id, event.version_no, event.geonameid, event.place_by, event.place_km
from event
left join core.place as place on event.geonameid = place.geonameid
where
    (event.place_by is null) <> (event.place_km is null)
    or (
        event.place_by is not null
        and (
            event.place_by not in ('name', 'distance')
            or place.geonameid is null
            or coalesce(event.where_prec > 2, true)
            or event.place_km > if(event.place_by = 'name', 25, 5)
            -- It is rounded to 0.1 km.
            or abs(mart.distance_km(event.latitude, event.longitude, place.latitude, place.longitude) - event.place_km) > 0.051
        )
    )

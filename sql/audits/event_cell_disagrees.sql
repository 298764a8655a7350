-- severity: critical
-- title: An event with a point has no cell of PRIO-GRID, or another than that of its point
select event_id, latitude, longitude, priogrid_gid
from core.event
where
    latitude is not null
    and (
        priogrid_gid is null
        -- To which cell the far edges of the grid belong, it does not say.
        or (latitude < 90 and longitude < 180 and priogrid_gid <> mart.priogrid_gid(latitude, longitude))
    )

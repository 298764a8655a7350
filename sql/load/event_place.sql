-- The place in GeoNames of every event at one of the points in `point`. One that the source states, or that was found, stays.
create or replace temp table place_of_point as
-- Names as they stand, and in their parts: without UCDP's word for what it is (Aleppo town), both of ACLED's city and quarter
-- (Karachi - Saddar), both of two names in one (Tadmur/Palmyra), and the first of GDELT's (Raqqa, Ar Raqqah, Syria).
with spelling as (
    select
        *,
        unnest(list_append(
            regexp_split_to_array(
                regexp_replace(split_part(place_text, ', ', 1), ' +(town|city|village|suburb)( - |/|$)', '\2', 'gi'),
                ' - | */ *'
            ),
            place_text
        )) as name
    from point
),

-- A box that holds the circle of 5 km, in degrees to either side.
box as (
    select
        *,
        5 / 111 as north,
        north / greatest(cos(radians(abs(latitude) + north)), 0.1) as east
    from point
),

-- The cells of PRIO-GRID that it touches. Up to 84 degrees north and south, beyond which is no place, it is less than two cells
-- wide: looking at its corners and between them finds all. East of 180 degrees lies -180.
cell as (
    select distinct
        box.latitude,
        box.longitude,
        box.place_text,
        mart.priogrid_gid(
            box.latitude + edge.y * box.north, (box.longitude + edge.x * box.east + 540) % 360 - 180
        ) as priogrid_gid
    from box
    cross join (values (-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)) as edge (y, x)
),

-- By name a place may be as far away as UCDP's `around a known point` says, and as the middle of a large city is from its edge.
-- By distance alone it must be near: farther away it is but a neighbour.
candidate as (
    select
        spelling.latitude,
        spelling.longitude,
        spelling.place_text,
        place_name.geonameid,
        'name' as place_by,
        25 as most_km
    from spelling
    inner join core.place_name as place_name
        on lower(strip_accents(spelling.name)) = lower(strip_accents(place_name.name))
    union all
    select
        cell.latitude,
        cell.longitude,
        cell.place_text,
        place.geonameid,
        'distance' as place_by,
        5 as most_km
    from cell
    inner join core.place as place on cell.priogrid_gid = place.priogrid_gid
),

measured as (
    select
        candidate.*,
        place.population,
        round(mart.distance_km(candidate.latitude, candidate.longitude, place.latitude, place.longitude), 1) as place_km
    from candidate
    inner join core.place as place on candidate.geonameid = place.geonameid
)

-- By name before by distance, the nearest first; of places equally near, to 0.1 km, the largest.
select latitude, longitude, place_text, geonameid, place_by, place_km
from measured
where place_km <= most_km
qualify
    row_number() over (
        partition by latitude, longitude, place_text
        order by place_by = 'name' desc, place_km, population desc nulls last, geonameid
    ) = 1;

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

-- The PRIO-GRID cell of a point in decimal degrees, as flows/clean/priogrid.py says it: select mart.priogrid_gid(35.95, 39.01).
create or replace macro mart.priogrid_gid(latitude, longitude) as (
    least(floor((latitude + 90) * 2), 359) * 720 + least(floor((longitude + 180) * 2), 719) + 1
)::integer;

comment on macro mart.priogrid_gid is 'The PRIO-GRID cell, half a degree square, in which a point in decimal degrees lies.';

-- The gazetteer as it is installed: a JSON object of places by their ids, and one of countries by their codes.
create or replace temp table gazetteer as
select unnest(map_values(places), recursive := true)
from read_json(
    $places,
    format = 'unstructured',
    records = false,
    maximum_object_size = $bytes,
    columns = {
        places: 'map(varchar, struct(
            geonameid bigint, name varchar, latitude double, longitude double, countrycode varchar, admin1code varchar,
            population integer, alternatenames varchar[]
        ))'
    }
);

delete from core.place;
delete from core.place_name;

create or replace temp table gazetteer_country as
select unnest(map_values(countries), recursive := true)
from read_json(
    $countries,
    format = 'unstructured',
    records = false,
    columns = { countries: 'map(varchar, struct(iso varchar, iso3 varchar))' }
);

-- In the order of cells, so that a search around a point reads few of them.
insert into core.place by name
select
    gazetteer.geonameid,
    gazetteer.name,
    'P' as feature_class,
    gazetteer.countrycode as country_code,
    gazetteer_country.iso3 as country_iso3,
    nullif(gazetteer.admin1code, '') as admin1_code,
    gazetteer.latitude,
    gazetteer.longitude,
    nullif(gazetteer.population, 0) as population,
    mart.priogrid_gid(gazetteer.latitude, gazetteer.longitude) as priogrid_gid
from gazetteer
left join gazetteer_country on gazetteer.countrycode = gazetteer_country.iso
order by mart.priogrid_gid(gazetteer.latitude, gazetteer.longitude);

insert into core.place_name by name
with spelled as (
    select geonameid, unnest(list_append(alternatenames, name)) as name
    from gazetteer
)

select distinct geonameid, trim(name) as name
from spelled
where trim(name) <> ''
order by geonameid;

drop table gazetteer;
drop table gazetteer_country;

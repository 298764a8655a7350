-- ACLED in its own columns (codebook of 2024, table 1, and the columns of exports since 2019).

create table source.acled (
    record_id varchar not null,
    version_no integer not null,
    event_id_cnty varchar not null,
    data_id bigint,
    event_id_no_cnty bigint,
    event_date date not null,
    year integer,
    time_precision integer,
    disorder_type varchar,
    event_type varchar not null,
    sub_event_type varchar,
    actor1 varchar,
    assoc_actor_1 varchar,
    inter1 varchar,
    actor2 varchar,
    assoc_actor_2 varchar,
    inter2 varchar,
    interaction varchar,
    civilian_targeting varchar,
    iso integer,
    iso3 varchar,
    region varchar,
    country varchar,
    admin1 varchar,
    admin2 varchar,
    admin3 varchar,
    location varchar,
    latitude double,
    longitude double,
    geo_precision integer,
    source varchar,
    source_scale varchar,
    notes varchar,
    fatalities integer not null,
    tags varchar,
    timestamp bigint,
    population_1km bigint,
    population_2km bigint,
    population_5km bigint,
    population_best bigint
);

comment on table source.acled is
'Armed Conflict Location & Event Data, every version of every row. Key: record_id, version_no.';
comment on column source.acled.record_id is 'References core.record.';
comment on column source.acled.version_no is 'References core.record_version.';
comment on column source.acled.event_id_cnty is 'Id of the event, country letters and a number; stays when the event is corrected.';
comment on column source.acled.data_id is 'Number of the row in ACLED''s database; another after each correction, and gone since 2022.';
comment on column source.acled.event_id_no_cnty is 'The number in event_id_cnty, not unique; gone since 2022.';
comment on column source.acled.event_date is
'Day of the event. If only the week is known its middle; if only the month its middle, or its first or last day.';
comment on column source.acled.year is 'Year of the event.';
comment on column source.acled.time_precision is '1 the day is reported, 2 only the week or weekend, 3 only the month.';
comment on column source.acled.disorder_type is
'Political violence, Demonstrations, both with a semicolon, or Strategic developments; follows from sub_event_type.';
comment on column source.acled.event_type is
'Battles, Protests, Riots, Explosions/Remote violence, Violence against civilians or Strategic developments (not violent).';
comment on column source.acled.sub_event_type is 'One of 25 kinds, each of one event_type.';
comment on column source.acled.actor1 is 'One of the two main actors; need not be who began, but never the target in violence against civilians.';
comment on column source.acled.assoc_actor_1 is
'Allies of actor1, and groups it belongs to or is made of (Students, Women), separated by semicolons.';
comment on column source.acled.inter1 is
'Kind of actor1. Earlier files write a number: 1 State forces, 2 Rebel group, 3 Political militia, 4 Identity militia,
5 Rioters, 6 Protesters, 7 Civilians, 8 External/Other forces; here it is the word.';
comment on column source.acled.actor2 is 'The other main actor, the target in violence against civilians; null in one-sided events.';
comment on column source.acled.assoc_actor_2 is 'The same for actor2 as assoc_actor_1 for actor1.';
comment on column source.acled.inter2 is 'Kind of actor2, as inter1; null (0 in earlier files) if there is none.';
comment on column source.acled.interaction is
'The kinds of both actors whatever their order, State forces-Rebel group, or of the only one, Protesters only. Earlier files write
the two numbers, the lower first: 12, 60; here it is the words.';
comment on column source.acled.civilian_targeting is 'Says so if civilians were the main or only target; null if not.';
comment on column source.acled.iso is 'ISO 3166 number of the country; 0 for Kosovo.';
comment on column source.acled.iso3 is 'ISO 3166 alpha-3 of the country; not in all files.';
comment on column source.acled.region is 'Part of the continent; ACLED has drawn these anew more than once.';
comment on column source.acled.country is 'Country or territory in which it happened.';
comment on column source.acled.admin1 is 'Largest administrative division.';
comment on column source.acled.admin2 is 'Second largest administrative division.';
comment on column source.acled.admin3 is 'Third largest administrative division.';
comment on column source.acled.location is 'Name of the place the coordinates stand for; in large cities with the district after a dash.';
comment on column source.acled.latitude is 'Decimal degrees of the middle of the place.';
comment on column source.acled.longitude is 'Decimal degrees of the middle of the place.';
comment on column source.acled.geo_precision is
'1 the town is reported, 2 a town near it or that stands for a small area, 3 a provincial capital or landmark that stands for a region.';
comment on column source.acled.source is 'Outlets and bodies whose reports were used, separated by semicolons.';
comment on column source.acled.source_scale is 'How near they are to the event: Local partner, Subnational, National, …; two joined by a dash.';
comment on column source.acled.notes is 'What happened, in a few sentences.';
comment on column source.acled.fatalities is
'Deaths as reported: the lowest figure where reports differ; 3 or 10 for several or many, 12 for dozens, 100 for hundreds; 0 also if
nothing is said of deaths.';
comment on column source.acled.tags is 'Further facts for some countries and kinds of event, separated by semicolons: crowd size=around 80.';
comment on column source.acled.timestamp is 'When ACLED uploaded the row, in seconds since 1970 UTC.';
comment on column source.acled.population_1km is 'Estimated number of people within 1 km of the place; not in all files.';
comment on column source.acled.population_2km is 'The same within 2 km.';
comment on column source.acled.population_5km is 'The same within 5 km.';
comment on column source.acled.population_best is 'Of these the one that ACLED finds best for the event.';

-- Exports of ACLED are corrected all the time, so they do not follow each other by the last day they cover.
comment on column core.record_version.valid_from is
'Day as of which the release speaks that says so: the last day it covers or, for ACLED, the last upload in it.';
comment on column core.record_version.valid_to is
'Day as of which the release speaks that says otherwise; null for what holds now.';

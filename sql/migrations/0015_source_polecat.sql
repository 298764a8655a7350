-- POLECAT in its own columns, as the files of 2018 to 2024 have them (doi:10.7910/DVN/AJGVIT). Lists are separated by semicolons;
-- what POLECAT writes as None is null.

create table source.polecat (
    record_id varchar not null,
    version_no integer not null,
    event_id varchar not null,
    event_date date not null,
    event_type varchar not null,
    event_mode varchar,
    intensity double,
    quad_code varchar,
    contexts varchar,
    actor_name varchar,
    actor_country varchar,
    actor_cow varchar,
    primary_actor_sector varchar,
    actor_sectors varchar,
    actor_title varchar,
    actor_name_raw varchar,
    wikipedia_actor_id varchar,
    recipient_name varchar,
    recipient_country varchar,
    recipient_cow varchar,
    primary_recipient_sector varchar,
    recipient_sectors varchar,
    recipient_title varchar,
    recipient_name_raw varchar,
    wikipedia_recipient_id varchar,
    placename varchar,
    city varchar,
    district varchar,
    province varchar,
    country varchar,
    latitude double,
    longitude double,
    geonames_id bigint,
    raw_placename varchar,
    feature_type varchar,
    source varchar,
    publication_date date,
    story_people varchar,
    story_organizations varchar,
    story_locations varchar,
    language varchar,
    version varchar
);

comment on table source.polecat is
'POLECAT (Political Event Classification, Attributes, and Types), every version of every row. Key: record_id, version_no.';
comment on column source.polecat.record_id is 'References core.record.';
comment on column source.polecat.version_no is 'References core.record_version.';
comment on column source.polecat.event_id is 'Id of the event: the report''s and the act''s; only with event_date does it name one event.';
comment on column source.polecat.event_date is 'Day told in the report, reckoned from its publication; that of the publication if none is told.';
comment on column source.polecat.event_type is
'What happened, one of PLOVER''s 16: ACCUSE, AGREE, AID, ASSAULT, COERCE, CONCEDE, CONSULT, COOPERATE, MOBILIZE, PROTEST, REJECT,
REQUEST (DEMAND in the manual), RETREAT, SANCTION, SUPPORT or THREATEN.';
comment on column source.polecat.event_mode is 'How it was done, in the modes that PLOVER has for some types: arrest, firearms.';
comment on column source.polecat.intensity is
'PLOVER''s score, -10 conflict to 10 cooperation, comparable with Goldstein''s. Some files call it Event Intensity.';
comment on column source.polecat.quad_code is
'VERBAL COOPERATION, MATERIAL COOPERATION, VERBAL CONFLICT or MATERIAL CONFLICT; follows from event_type.';
comment on column source.polecat.contexts is 'What it was about: military; election. Also historical, future and hypothetical.';
comment on column source.polecat.actor_name is 'Who acted, by the title of its page in Wikipedia where one was found.';
comment on column source.polecat.actor_country is 'Countries of who acted.';
comment on column source.polecat.actor_cow is 'The same as numbers of the Correlates of War.';
comment on column source.polecat.primary_actor_sector is 'Sector of who acted in PLOVER''s codes: GOV, MIL, REB.';
comment on column source.polecat.actor_sectors is 'All sectors of who acted.';
comment on column source.polecat.actor_title is 'Office of who acted, on the day.';
comment on column source.polecat.actor_name_raw is 'Who acted, as the report writes it.';
comment on column source.polecat.wikipedia_actor_id is 'Who acted, as Wikipedia''s id.';
comment on column source.polecat.recipient_name is 'To whom it was done, as actor_name.';
comment on column source.polecat.recipient_country is 'As actor_country.';
comment on column source.polecat.recipient_cow is 'As actor_cow.';
comment on column source.polecat.primary_recipient_sector is 'As primary_actor_sector.';
comment on column source.polecat.recipient_sectors is 'As actor_sectors.';
comment on column source.polecat.recipient_title is 'As actor_title.';
comment on column source.polecat.recipient_name_raw is 'As actor_name_raw.';
comment on column source.polecat.wikipedia_recipient_id is 'As wikipedia_actor_id.';
comment on column source.polecat.placename is 'Where it happened, by GeoNames.';
comment on column source.polecat.city is 'City or town, if the place is one.';
comment on column source.polecat.district is 'Second-order division.';
comment on column source.polecat.province is 'First-order division.';
comment on column source.polecat.country is 'Country, ISO 3166 alpha-3.';
comment on column source.polecat.latitude is 'Decimal degrees of the place in GeoNames.';
comment on column source.polecat.longitude is 'Decimal degrees of the place in GeoNames.';
comment on column source.polecat.geonames_id is 'The place''s id in GeoNames.';
comment on column source.polecat.raw_placename is 'Where it happened, as the report writes it.';
comment on column source.polecat.feature_type is 'GeoNames'' code of what the place is: PPL a town, ADM1 a first-order division, PCLI a country.';
comment on column source.polecat.source is 'Outlet that printed the report.';
comment on column source.polecat.publication_date is 'Day it was printed.';
comment on column source.polecat.story_people is 'People named in the report.';
comment on column source.polecat.story_organizations is 'Organizations named in the report.';
comment on column source.polecat.story_locations is 'Places named in the report.';
comment on column source.polecat.language is 'Language of the report, before it was translated into English for the coder.';
comment on column source.polecat.version is 'Version of the coder.';

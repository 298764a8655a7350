-- Events: datasets, their records with every version, and the current state in one shape.

create table core.dataset (
    dataset_id varchar not null,
    name varchar not null,
    publisher varchar not null,
    licence varchar not null,
    redistribute boolean not null,
    attribution varchar not null,
    url varchar not null
);

comment on table core.dataset is 'Event datasets the warehouse knows. Key: dataset_id.';
comment on column core.dataset.dataset_id is 'Short name: ucdp_ged. Also the name of its table in schema source.';
comment on column core.dataset.name is 'Full name.';
comment on column core.dataset.publisher is 'Who publishes it.';
comment on column core.dataset.licence is 'Licence, as an SPDX identifier where there is one.';
comment on column core.dataset.redistribute is 'Whether its rows may be passed on.';
comment on column core.dataset.attribution is 'The citation its publisher asks for.';
comment on column core.dataset.url is 'Where it is published.';

create table core.record (
    record_id varchar not null,
    dataset_id varchar not null,
    source_event_id varchar not null,
    first_file_id varchar not null,
    deleted_in_file_id varchar
);

comment on table core.record is 'Every record of every dataset, once, whatever became of it. Key: record_id.';
comment on column core.record.record_id is 'dataset_id:source_event_id.';
comment on column core.record.dataset_id is 'References core.dataset.';
comment on column core.record.source_event_id is 'The publisher''s own id.';
comment on column core.record.first_file_id is 'The release that brought it. References ops.source_file.';
comment on column core.record.deleted_in_file_id is 'The full release that no longer has it; null while it stands.';

create table core.record_version (
    record_id varchar not null,
    version_no integer not null,
    op varchar not null,
    valid_from date not null,
    valid_to date,
    release_label varchar,
    row_hash uuid not null,
    changed_columns varchar[] not null,
    file_id varchar not null,
    line_no bigint
);

comment on table core.record_version is
'What each release said of a record; the values are in the dataset''s table in schema source. Key: record_id, version_no.';
comment on column core.record_version.record_id is 'References core.record.';
comment on column core.record_version.version_no is 'Order of the versions, from 1.';
comment on column core.record_version.op is
'add, modify (changed in substance), extend (only columns that the earlier release did not have) or delete.';
comment on column core.record_version.valid_from is 'Last day covered by the release that says so.';
comment on column core.record_version.valid_to is 'Last day covered by the release that says otherwise; null for what holds now.';
comment on column core.record_version.release_label is 'The publisher''s name of the release, if known.';
comment on column core.record_version.row_hash is 'MD5 of the record''s canonical values.';
comment on column core.record_version.changed_columns is 'Columns whose values changed; empty for add and delete.';
comment on column core.record_version.file_id is 'The release. References ops.source_file.';
comment on column core.record_version.line_no is 'Line of that file on which the record begins; null for delete.';

create table core.event (
    event_id varchar not null,
    record_id varchar,
    document_id varchar,
    sentence_no integer,
    dataset_id varchar,
    file_id varchar not null,
    line_no bigint not null,
    date_start date not null,
    date_end date not null,
    date_prec integer,
    latitude double,
    longitude double,
    where_prec integer,
    priogrid_gid integer,
    place_text varchar,
    admin1 varchar,
    admin2 varchar,
    country_iso3 varchar,
    event_type varchar,
    sub_event_type varchar,
    type_of_violence integer,
    deaths_a integer,
    deaths_b integer,
    deaths_civilians integer,
    deaths_unknown integer,
    fatalities_low integer,
    fatalities_best integer,
    fatalities_high integer,
    event_clarity integer,
    number_of_sources integer,
    notes varchar
);

comment on table core.event is
'Events in one shape: the current version of each record that stands. Key: event_id.';
comment on column core.event.event_id is 'The record_id.';
comment on column core.event.record_id is 'References core.record.';
comment on column core.event.document_id is 'References core.document, for an event coded from text.';
comment on column core.event.sentence_no is 'References core.sentence, for an event coded from text.';
comment on column core.event.dataset_id is 'References core.dataset.';
comment on column core.event.file_id is 'The release the values come from. References ops.source_file.';
comment on column core.event.line_no is 'Line of that file on which the record begins.';
comment on column core.event.date_start is 'The earliest day on which it may have happened.';
comment on column core.event.date_end is 'The latest day.';
comment on column core.event.date_prec is
'UCDP''s scale: 1 day known, 2 within 2-6 days, 3 week, 4 8-30 days or month, 5 up to a year.';
comment on column core.event.latitude is 'Decimal degrees, WGS 84.';
comment on column core.event.longitude is 'Decimal degrees, WGS 84.';
comment on column core.event.where_prec is
'UCDP''s scale: 1 exact, 2 within 25 km, 3 second-order division, 4 first-order, 5 line or fuzzy area, 6 country, 7 open sea or air.';
comment on column core.event.priogrid_gid is 'PRIO-GRID cell, half a degree square.';
comment on column core.event.place_text is 'The place as the source names it.';
comment on column core.event.admin1 is 'First-order division as the source names it.';
comment on column core.event.admin2 is 'Second-order division as the source names it.';
comment on column core.event.country_iso3 is 'Country in which it happened, ISO 3166 alpha-3.';
comment on column core.event.event_type is 'The source''s own type, in its words.';
comment on column core.event.sub_event_type is 'The source''s own sub-type, in its words.';
comment on column core.event.type_of_violence is 'UCDP: 1 state-based, 2 non-state, 3 one-sided.';
comment on column core.event.deaths_a is 'Best estimate of deaths on side A.';
comment on column core.event.deaths_b is 'Best estimate of deaths on side B.';
comment on column core.event.deaths_civilians is 'Best estimate of civilian deaths.';
comment on column core.event.deaths_unknown is 'Best estimate of deaths of unknown status.';
comment on column core.event.fatalities_low is 'Lowest reliable estimate of all deaths.';
comment on column core.event.fatalities_best is 'Most likely number of all deaths.';
comment on column core.event.fatalities_high is 'Highest reliable estimate of all deaths.';
comment on column core.event.event_clarity is
'UCDP: 1 the event can be told apart from others, 2 an aggregate of several.';
comment on column core.event.number_of_sources is 'Sources consulted; null if the dataset does not say.';
comment on column core.event.notes is 'The source''s description.';

create table core.event_actor (
    event_id varchar not null,
    role varchar not null,
    actor_no integer not null,
    actor_id varchar,
    actor_text varchar not null
);

comment on table core.event_actor is 'Who took part in an event. Key: event_id, role, actor_no.';
comment on column core.event_actor.event_id is 'References core.event.';
comment on column core.event_actor.role is 'side_a, side_b, actor, recipient or associate.';
comment on column core.event_actor.actor_no is 'Order within the role, from 1.';
comment on column core.event_actor.actor_id is 'The publisher''s own id with its prefix: ucdp:118; null if it has none.';
comment on column core.event_actor.actor_text is 'The name as the source writes it.';

create table core.event_citation (
    event_id varchar not null,
    citation_no integer not null,
    citation_text varchar not null,
    publication_id varchar,
    headline varchar,
    published_on date
);

comment on table core.event_citation is 'The reports that a dataset cites for an event. Key: event_id, citation_no.';
comment on column core.event_citation.event_id is 'References core.event.';
comment on column core.event_citation.citation_no is 'Order in the source, from 1.';
comment on column core.event_citation.citation_text is 'The citation as it stands.';
comment on column core.event_citation.publication_id is 'Who printed it, if that can be told. References core.publication.';
comment on column core.event_citation.headline is 'Headline, if that can be told.';
comment on column core.event_citation.published_on is 'Day it was printed, if that can be told.';

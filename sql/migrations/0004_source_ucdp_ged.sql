-- UCDP GED in its own columns (codebook 19.1, section 3, and the columns of releases since 17.1).

create table source.ucdp_ged (
    record_id varchar not null,
    version_no integer not null,
    id bigint not null,
    relid varchar,
    year integer not null,
    start_year integer,
    end_year integer,
    active_year boolean,
    code_status varchar,
    type_of_violence integer not null,
    conflict_dset_id varchar,
    conflict_new_id bigint,
    conflict_name varchar,
    dyad_dset_id varchar,
    dyad_new_id bigint,
    dyad_name varchar,
    side_a_dset_id varchar,
    side_a_new_id bigint,
    side_a varchar,
    side_b_dset_id varchar,
    side_b_new_id bigint,
    side_b varchar,
    gwnoa integer,
    gwnob integer,
    number_of_sources integer,
    source_article varchar,
    source_office varchar,
    source_date varchar,
    source_headline varchar,
    source_original varchar,
    where_prec integer,
    where_coordinates varchar,
    where_description varchar,
    adm_1 varchar,
    adm_2 varchar,
    latitude double,
    longitude double,
    geom_wkt varchar,
    priogrid_gid integer,
    country varchar,
    country_id integer,
    iso3 varchar,
    region varchar,
    event_clarity integer,
    date_prec integer,
    date_start date not null,
    date_end date not null,
    deaths_a integer,
    deaths_b integer,
    deaths_civilians integer,
    deaths_unknown integer,
    best integer not null,
    high integer not null,
    low integer not null
);

comment on table source.ucdp_ged is
'UCDP Georeferenced Event Dataset, every version of every row. Key: record_id, version_no.';
comment on column source.ucdp_ged.record_id is 'References core.record.';
comment on column source.ucdp_ged.version_no is 'References core.record_version.';
comment on column source.ucdp_ged.id is 'Persistent id of the event; the same in all releases since 1.9.';
comment on column source.ucdp_ged.relid is 'Older id; not in all releases.';
comment on column source.ucdp_ged.year is 'Year of the event.';
comment on column source.ucdp_ged.start_year is 'Year in which it may have begun, in files from HDX.';
comment on column source.ucdp_ged.end_year is 'Year in which it may have ended, in files from HDX.';
comment on column source.ucdp_ged.active_year is 'Whether the dyad passed 25 deaths that year.';
comment on column source.ucdp_ged.code_status is 'Clear in final releases; used by candidate events.';
comment on column source.ucdp_ged.type_of_violence is '1 state-based, 2 non-state, 3 one-sided.';
comment on column source.ucdp_ged.conflict_dset_id is 'Id of the conflict before 17.1; not in all releases.';
comment on column source.ucdp_ged.conflict_new_id is 'Conflict, unique over all types of violence since 17.1.';
comment on column source.ucdp_ged.conflict_name is 'Name of the conflict.';
comment on column source.ucdp_ged.dyad_dset_id is 'Id of the dyad before 17.1; not in all releases.';
comment on column source.ucdp_ged.dyad_new_id is 'Dyad, unique over all types of violence since 17.1.';
comment on column source.ucdp_ged.dyad_name is 'The two sides, joined by a dash.';
comment on column source.ucdp_ged.side_a_dset_id is 'Id of side A before 17.1; not in all releases.';
comment on column source.ucdp_ged.side_a_new_id is 'UCDP actor id of side A.';
comment on column source.ucdp_ged.side_a is 'Side A: the government in state-based, the perpetrator in one-sided violence.';
comment on column source.ucdp_ged.side_b_dset_id is 'Id of side B before 17.1; not in all releases.';
comment on column source.ucdp_ged.side_b_new_id is 'UCDP actor id of side B.';
comment on column source.ucdp_ged.side_b is 'Side B: rebels or the other government; Civilians in one-sided violence.';
comment on column source.ucdp_ged.gwnoa is 'Gleditsch-Ward number of side A, if it is a state.';
comment on column source.ucdp_ged.gwnob is 'Gleditsch-Ward number of side B, if it is a state.';
comment on column source.ucdp_ged.number_of_sources is 'Sources consulted; -1 for events coded before 2013, where it was not counted.';
comment on column source.ucdp_ged.source_article is 'Sources with date and title.';
comment on column source.ucdp_ged.source_office is 'Publishers of the sources, separated by semicolons.';
comment on column source.ucdp_ged.source_date is 'Dates of the sources, separated by semicolons.';
comment on column source.ucdp_ged.source_headline is 'Titles of the sources, separated by semicolons.';
comment on column source.ucdp_ged.source_original is 'Person or body the report relies on.';
comment on column source.ucdp_ged.where_prec is '1 exact, 2 within 25 km, 3 ADM2, 4 ADM1, 5 line or fuzzy area, 6 country, 7 sea or air.';
comment on column source.ucdp_ged.where_coordinates is 'Name of the place the coordinates stand for.';
comment on column source.ucdp_ged.where_description is 'Comment on the place.';
comment on column source.ucdp_ged.adm_1 is 'First-order administrative division.';
comment on column source.ucdp_ged.adm_2 is 'Second-order administrative division.';
comment on column source.ucdp_ged.latitude is 'Decimal degrees.';
comment on column source.ucdp_ged.longitude is 'Decimal degrees.';
comment on column source.ucdp_ged.geom_wkt is 'The point as well-known text.';
comment on column source.ucdp_ged.priogrid_gid is 'PRIO-GRID cell that contains the point.';
comment on column source.ucdp_ged.country is 'Country in which it happened.';
comment on column source.ucdp_ged.country_id is 'Gleditsch-Ward number of that country.';
comment on column source.ucdp_ged.iso3 is 'ISO 3166 alpha-3 of that country, in files from HDX.';
comment on column source.ucdp_ged.region is 'Africa, Americas, Asia, Europe or Middle East.';
comment on column source.ucdp_ged.event_clarity is '1 the event stands alone in the reports, 2 only as part of a total.';
comment on column source.ucdp_ged.date_prec is '1 day, 2 within 2-6 days, 3 week, 4 8-30 days or month, 5 up to a year.';
comment on column source.ucdp_ged.date_start is 'The earliest day.';
comment on column source.ucdp_ged.date_end is 'The latest day.';
comment on column source.ucdp_ged.deaths_a is 'Best estimate of deaths on side A; 0 in one-sided violence.';
comment on column source.ucdp_ged.deaths_b is 'Best estimate of deaths on side B; 0 in one-sided violence.';
comment on column source.ucdp_ged.deaths_civilians is 'Best estimate of civilian deaths.';
comment on column source.ucdp_ged.deaths_unknown is 'Best estimate of deaths of unknown status.';
comment on column source.ucdp_ged.best is 'Best estimate of all deaths: the sum of the four.';
comment on column source.ucdp_ged.high is 'Highest reliable estimate of all deaths.';
comment on column source.ucdp_ged.low is 'Lowest reliable estimate of all deaths.';

-- What happened, where, when, between whom, how many died, and where that is printed.
-- Grain: one row for each current event of each dataset. Key: event_id.
-- Events of different datasets may be the same event: choose a dataset before adding up.
-- What articles tell of has no record, and is in mart.coded_event_ledger: several of its rows may be one event.
create or replace view mart.event_ledger as
with first_named as (
    select
        event_id,
        max(actor_text) filter (where role in ('side_a', 'actor')) as side_a,
        max(actor_text) filter (where role in ('side_b', 'recipient')) as side_b
    from core.event_actor
    where actor_no = 1
    group by event_id
),

-- Few events name more than one actor on a side: to put only those in order is ten times as fast.
further as (
    select
        event_id,
        string_agg(actor_text, '; ' order by actor_no) filter (where role in ('side_a', 'actor')) as side_a,
        string_agg(actor_text, '; ' order by actor_no) filter (where role in ('side_b', 'recipient')) as side_b
    from core.event_actor
    where actor_no > 1
    group by event_id
),

cited as (
    select
        event_citation.event_id,
        count(*) as citations,
        list_sort(list(distinct publication.name) filter (where publication.name is not null)) as publications
    from core.event_citation
    left join core.publication on event_citation.publication_id = publication.publication_id
    group by event_citation.event_id
)

select
    event.event_id,
    event.dataset_id,
    source_file.release_label,
    event.date_start,
    event.date_end,
    event.date_prec,
    event.place_text,
    event.geonameid,
    place.name as geoname,
    event.place_by,
    event.place_km,
    event.admin2,
    event.admin1,
    event.country_iso3,
    event.latitude,
    event.longitude,
    event.where_prec,
    event.priogrid_gid,
    event.event_type,
    event.sub_event_type,
    event.type_of_violence,
    event.code_scheme,
    event.code,
    event.plover_event,
    event.plover_mode,
    event.quad_class,
    event.quad_class_scheme,
    nullif(concat_ws('; ', first_named.side_a, further.side_a), '') as side_a,
    nullif(concat_ws('; ', first_named.side_b, further.side_b), '') as side_b,
    event.fatalities_low,
    event.fatalities_best,
    event.fatalities_high,
    event.deaths_a,
    event.deaths_b,
    event.deaths_civilians,
    event.deaths_unknown,
    event.event_clarity,
    event.number_of_sources,
    coalesce(cited.citations, 0) as citations,
    coalesce(cited.publications, []) as publications,
    event.flags,
    event.notes,
    source_file.path as file_path,
    event.file_id,
    event.line_no
from core.event
left join first_named on event.event_id = first_named.event_id
left join further on event.event_id = further.event_id
left join cited on event.event_id = cited.event_id
left join core.place on event.geonameid = place.geonameid
left join ops.source_file on event.file_id = source_file.file_id
where event.record_id is not null;

comment on view mart.event_ledger is
'What happened, where, when and between whom, with the line of the file that says so. Key: event_id.';
comment on column mart.event_ledger.event_id is 'dataset_id:id of the publisher. References core.event.';
comment on column mart.event_ledger.dataset_id is 'The same event may stand in several datasets. References core.dataset.';
comment on column mart.event_ledger.release_label is 'The release that gave these values, if its name is known.';
comment on column mart.event_ledger.date_start is 'The earliest day on which it may have happened.';
comment on column mart.event_ledger.date_end is 'The latest day.';
comment on column mart.event_ledger.date_prec is '1 day known, 2 within 2-6 days, 3 week, 4 8-30 days or month, 5 up to a year.';
comment on column mart.event_ledger.place_text is 'The place as the source names it.';
comment on column mart.event_ledger.geonameid is 'That place in GeoNames, if its point stands for one. References core.place.';
comment on column mart.event_ledger.geoname is 'Its name in GeoNames.';
comment on column mart.event_ledger.place_by is 'How it was found there: name (the source''s own, near the point) or distance.';
comment on column mart.event_ledger.place_km is 'Kilometres from the event''s point to that place.';
comment on column mart.event_ledger.admin2 is 'Second-order division as the source names it.';
comment on column mart.event_ledger.admin1 is 'First-order division as the source names it.';
comment on column mart.event_ledger.country_iso3 is 'Country in which it happened, ISO 3166 alpha-3.';
comment on column mart.event_ledger.latitude is 'Decimal degrees, WGS 84.';
comment on column mart.event_ledger.longitude is 'Decimal degrees, WGS 84.';
comment on column mart.event_ledger.where_prec is
'1 exact, 2 within 25 km, 3 second-order division, 4 first-order, 5 line or fuzzy area, 6 country, 7 sea or air.';
comment on column mart.event_ledger.priogrid_gid is 'PRIO-GRID cell, half a degree square.';
comment on column mart.event_ledger.event_type is 'The source''s own type, in its words.';
comment on column mart.event_ledger.sub_event_type is 'The source''s own sub-type, in its words.';
comment on column mart.event_ledger.type_of_violence is 'UCDP: 1 state-based, 2 non-state, 3 one-sided.';
comment on column mart.event_ledger.code_scheme is 'The vocabulary of `code`. References core.code.';
comment on column mart.event_ledger.code is 'The source''s own code of what happened. References core.code.';
comment on column mart.event_ledger.plover_event is
'Event type of PLOVER, common to all datasets: the source''s own or that of its code; null if the code is no single one.';
comment on column mart.event_ledger.plover_mode is 'Mode of PLOVER: the source''s own or that of its code; null if the code is no single one.';
comment on column mart.event_ledger.quad_class is
'1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
comment on column mart.event_ledger.quad_class_scheme is 'Whose rule gives quad_class: gdelt or plover.';
comment on column mart.event_ledger.side_a is
'Side A or actor, several joined by semicolons. In one-sided violence the perpetrator, in other violence just a side.';
comment on column mart.event_ledger.side_b is 'Side B or recipient, several joined by semicolons.';
comment on column mart.event_ledger.fatalities_low is 'Lowest reliable estimate of all deaths.';
comment on column mart.event_ledger.fatalities_best is 'Most likely number of all deaths.';
comment on column mart.event_ledger.fatalities_high is 'Highest reliable estimate of all deaths.';
comment on column mart.event_ledger.deaths_a is 'Best estimate of deaths on side A.';
comment on column mart.event_ledger.deaths_b is 'Best estimate of deaths on side B.';
comment on column mart.event_ledger.deaths_civilians is 'Best estimate of civilian deaths, whoever killed them.';
comment on column mart.event_ledger.deaths_unknown is 'Best estimate of deaths of unknown status.';
comment on column mart.event_ledger.event_clarity is '1 the event stands alone in the reports, 2 only as part of a total.';
comment on column mart.event_ledger.number_of_sources is 'Sources consulted, as the dataset says; null if it does not.';
comment on column mart.event_ledger.citations is 'Reports the dataset cites for it; 0 if none.';
comment on column mart.event_ledger.publications is 'Names of the publications cited that are known, each once, in order.';
comment on column mart.event_ledger.flags is
'What is odd about it: date_artefact, content_duplicate, mirrored (see core.event). To count without them: where flags is null.';
comment on column mart.event_ledger.notes is 'The source''s description.';
comment on column mart.event_ledger.file_path is 'The file the values come from, as it was named when received.';
comment on column mart.event_ledger.file_id is 'The same by its content. References ops.source_file.';
comment on column mart.event_ledger.line_no is 'Line of that file on which the record begins.';

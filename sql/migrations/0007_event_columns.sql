-- What events of all datasets need beside UCDP's columns: their codes in one vocabulary, their place in one gazetteer, what is odd
-- about them; and what each record was before it was revised.

alter table core.dataset add column holds varchar default 'events';
comment on column core.dataset.holds is 'What its records are: events, mentions (reports of events), actors or deletions.';

alter table core.event add column version_no integer;
alter table core.event add column code_scheme varchar;
alter table core.event add column code varchar;
alter table core.event add column plover_event varchar;
alter table core.event add column plover_mode varchar;
alter table core.event add column quad_class integer;
alter table core.event add column quad_class_scheme varchar;
alter table core.event add column intensity double;
alter table core.event add column geonameid bigint;
alter table core.event add column place_km double;
alter table core.event add column flags varchar[];

comment on column core.event.version_no is 'The version of its record. References core.record_version.';
comment on column core.event.code_scheme is 'The vocabulary of `code`. References core.crosswalk.';
comment on column core.event.code is 'The source''s own code of what happened, as core.crosswalk lists it.';
comment on column core.event.plover_event is 'Event type in PLOVER''s vocabulary, the source''s own or by core.crosswalk.';
comment on column core.event.plover_mode is 'Mode in PLOVER''s vocabulary, the source''s own or by core.crosswalk.';
comment on column core.event.quad_class is
'1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; quad_class_scheme says by whose rule.';
comment on column core.event.quad_class_scheme is 'Whose rule gives quad_class: schemes draw the borders in different places.';
comment on column core.event.intensity is 'Goldstein''s scale, -10 conflict to 10 cooperation, of machine-coded events.';
comment on column core.event.geonameid is 'The nearest place of GeoNames, if one is near. References core.place.';
comment on column core.event.place_km is 'Kilometres from the event''s point to that place.';
comment on column core.event.flags is
'What is odd about it, in no order: date_artefact (dated exactly a year or ten years before it was reported), content_duplicate (another
event of the dataset says the same), mirrored (another has the same with actor and recipient exchanged). Null if nothing is.';

update core.event set version_no = version.version_no
from core.record_version as version
where event.record_id = version.record_id and version.valid_to is null;

create table core.event_past as select * from core.event where false;

comment on table core.event_past is
'Each event as earlier versions of its record had it, in the shape of core.event; loads of before this table was made are in it
after `dateline rebuild`. Key: event_id, version_no.';
comment on column core.event_past.event_id is 'The record_id.';
comment on column core.event_past.version_no is 'The version that said so. References core.record_version.';
comment on column core.event_past.record_id is 'As core.event.record_id.';
comment on column core.event_past.document_id is 'As core.event.document_id.';
comment on column core.event_past.sentence_no is 'As core.event.sentence_no.';
comment on column core.event_past.dataset_id is 'As core.event.dataset_id.';
comment on column core.event_past.file_id is 'As core.event.file_id.';
comment on column core.event_past.line_no is 'As core.event.line_no.';
comment on column core.event_past.date_start is 'As core.event.date_start.';
comment on column core.event_past.date_end is 'As core.event.date_end.';
comment on column core.event_past.date_prec is 'As core.event.date_prec.';
comment on column core.event_past.latitude is 'As core.event.latitude.';
comment on column core.event_past.longitude is 'As core.event.longitude.';
comment on column core.event_past.where_prec is 'As core.event.where_prec.';
comment on column core.event_past.priogrid_gid is 'As core.event.priogrid_gid.';
comment on column core.event_past.place_text is 'As core.event.place_text.';
comment on column core.event_past.admin1 is 'As core.event.admin1.';
comment on column core.event_past.admin2 is 'As core.event.admin2.';
comment on column core.event_past.country_iso3 is 'As core.event.country_iso3.';
comment on column core.event_past.event_type is 'As core.event.event_type.';
comment on column core.event_past.sub_event_type is 'As core.event.sub_event_type.';
comment on column core.event_past.type_of_violence is 'As core.event.type_of_violence.';
comment on column core.event_past.deaths_a is 'As core.event.deaths_a.';
comment on column core.event_past.deaths_b is 'As core.event.deaths_b.';
comment on column core.event_past.deaths_civilians is 'As core.event.deaths_civilians.';
comment on column core.event_past.deaths_unknown is 'As core.event.deaths_unknown.';
comment on column core.event_past.fatalities_low is 'As core.event.fatalities_low.';
comment on column core.event_past.fatalities_best is 'As core.event.fatalities_best.';
comment on column core.event_past.fatalities_high is 'As core.event.fatalities_high.';
comment on column core.event_past.event_clarity is 'As core.event.event_clarity.';
comment on column core.event_past.number_of_sources is 'As core.event.number_of_sources.';
comment on column core.event_past.notes is 'As core.event.notes.';
comment on column core.event_past.code_scheme is 'As core.event.code_scheme.';
comment on column core.event_past.code is 'As core.event.code.';
comment on column core.event_past.plover_event is 'As core.event.plover_event.';
comment on column core.event_past.plover_mode is 'As core.event.plover_mode.';
comment on column core.event_past.quad_class is 'As core.event.quad_class.';
comment on column core.event_past.quad_class_scheme is 'As core.event.quad_class_scheme.';
comment on column core.event_past.intensity is 'As core.event.intensity.';
comment on column core.event_past.geonameid is 'As core.event.geonameid.';
comment on column core.event_past.place_km is 'As core.event.place_km.';
comment on column core.event_past.flags is 'As core.event.flags.';

alter table core.event_actor add column source_actor_id varchar;
update core.event_actor set source_actor_id = actor_id;
comment on column core.event_actor.source_actor_id is 'The publisher''s own id with its prefix: ucdp:118; null if it has none.';

alter table core.event_citation add column file_id varchar;
alter table core.event_citation add column line_no bigint;
alter table core.event_citation add column sentence_no integer;
alter table core.event_citation add column char_start integer;
alter table core.event_citation add column actor1_char_start integer;
alter table core.event_citation add column actor2_char_start integer;
alter table core.event_citation add column confidence integer;
comment on column core.event_citation.citation_no is 'Order in the source, from 1; of mentions, in the order of their time.';
comment on column core.event_citation.file_id is
'File of the mention, where mentions have files of their own (GDELT); null if the event''s row cites it. References ops.source_file.';
comment on column core.event_citation.line_no is 'Line of that file.';
comment on column core.event_citation.sentence_no is 'Sentence of the report in which the event stands, from 1; 1 is its title.';
comment on column core.event_citation.char_start is 'Where in the English text of the report the act stands, in characters.';
comment on column core.event_citation.actor1_char_start is 'Where its first actor stands.';
comment on column core.event_citation.actor2_char_start is 'Where its second actor stands.';
comment on column core.event_citation.confidence is 'How sure the publisher is that the report tells of this event, in percent.';

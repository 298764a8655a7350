-- Actors: the same armed group under its names in each dataset is one; which name is whose, and why, stands in rows of its own.

create table core.actor (
    actor_id varchar not null,
    name varchar not null,
    kind varchar,
    country_iso3 varchar,
    plover_sector varchar,
    ucdp_actor_id bigint,
    part_of varchar,
    active_in varchar[] not null,
    source varchar not null
);

comment on table core.actor is 'Armed groups, states and their forces, each once, whatever datasets call it. Key: actor_id.';
comment on column core.actor.actor_id is 'ucdp:234, UCDP''s id, where UCDP knows the actor; else a slug: dateline:wagner_group.';
comment on column core.actor.name is 'The name it goes by here.';
comment on column core.actor.kind is
'armed_group, militia, communal_group, criminal_group, private_military, government, state_force, international_force, coalition (of
several, for one operation) or civilians. Null if not known.';
comment on column core.actor.country_iso3 is 'Country that it comes from, if one. ISO 3166 alpha-3.';
comment on column core.actor.plover_sector is 'Sector in PLOVER''s vocabulary: REB, MIL, GOV, ...; null if not known.';
comment on column core.actor.ucdp_actor_id is 'UCDP''s id.';
comment on column core.actor.part_of is
'The actor that it belongs to, which belongs to none itself: a province of the Islamic State to the Islamic State, a country''s army to
UCDP''s "Government of" that country. References core.actor.';
comment on column core.actor.active_in is 'Countries in which UCDP has it, in alphabetical order; empty if UCDP does not say.';
comment on column core.actor.source is 'Who says that there is such an actor: an address, or the dataset.';

create table core.actor_name (
    actor_id varchar not null,
    name varchar not null,
    name_folded varchar not null,
    form varchar not null,
    language varchar,
    dataset_id varchar,
    origin varchar not null,
    source varchar not null
);

comment on table core.actor_name is
'Every name of every actor that a name of an event is compared with. Key: actor_id, name, name_folded, dataset_id, origin.';
comment on column core.actor_name.actor_id is 'References core.actor.';
comment on column core.actor_name.name is 'The name as it is written.';
comment on column core.actor_name.name_folded is
'What it is compared by: without case, diacritics, punctuation, articles, or years in brackets. A code is compared as it is.';
comment on column core.actor_name.form is
'written (all of the name), part (without abbreviations and countries in brackets), abbreviation (only that: too little to tell an
actor by) or code (an actor''s code in a dataset: cameo:SYRMIL).';
comment on column core.actor_name.language is 'ISO 639-1, if known.';
comment on column core.actor_name.dataset_id is 'Only this dataset means this actor by it; null for a name that is his everywhere.';
comment on column core.actor_name.origin is
'alias (the tables shipped with Dateline), or the dataset whose publisher has an id for the actor: ucdp_ged, ucdp_actor.';
comment on column core.actor_name.source is 'Who uses the name: a dataset, a codebook or an address.';

create table core.actor_match (
    dataset_id varchar not null,
    actor_text varchar not null,
    source_actor_id varchar,
    countries varchar[] not null,
    actor_id varchar,
    method varchar,
    score double,
    reason varchar,
    judgement varchar,
    judged_by varchar,
    judged_at timestamptz
);

comment on table core.actor_match is
'Every name by which a dataset calls somebody, once, and who that is: what events have as actor_id. Made anew when names or judgements
change. Key: dataset_id, actor_text, source_actor_id.';
comment on column core.actor_match.dataset_id is 'References core.dataset.';
comment on column core.actor_match.actor_text is 'The name as the dataset writes it.';
comment on column core.actor_match.source_actor_id is 'The publisher''s own id beside it, as in core.event_actor; null if it has none.';
comment on column core.actor_match.countries is 'Countries of the events that name it, in alphabetical order.';
comment on column core.actor_match.actor_id is 'Who that is. References core.actor; null if nobody can be told.';
comment on column core.actor_match.method is
'How that is known: publisher_id, alias (a name of the tables shipped with Dateline), folded (a name of UCDP''s, of an actor that UCDP
has in one of these countries), fuzzy (a candidate that a person accepted) or person (a person named the actor). Null if it is not.';
comment on column core.actor_match.score is 'How alike the names are, from 0 to 1: 1 for equal ones. Null if a person named the actor.';
comment on column core.actor_match.reason is
'Why nobody can be told: generic (the name says nobody in particular), country (it names a state or its people), shared (several actors
have the name), elsewhere (UCDP has the actor of that name in other countries), abbreviation (the abbreviation beside the name is
another actor''s) or unknown.';
comment on column core.actor_match.judgement is
'What a person said: accepted, or rejected if somebody it could have been was rejected. All of it is in core.actor_judgement.';
comment on column core.actor_match.judged_by is 'Who said so.';
comment on column core.actor_match.judged_at is 'When. UTC.';

create table core.actor_candidate (
    dataset_id varchar not null,
    actor_text varchar not null,
    actor_id varchar not null,
    name varchar not null,
    score double not null
);

comment on table core.actor_candidate is
'Who a name that is nobody''s might be, for a person to judge: no event has it as actor_id. Key: dataset_id, actor_text, actor_id.';
comment on column core.actor_candidate.dataset_id is 'References core.dataset.';
comment on column core.actor_candidate.actor_text is 'The name as the dataset writes it.';
comment on column core.actor_candidate.actor_id is 'References core.actor.';
comment on column core.actor_candidate.name is 'The name of the actor that is most like it, folded.';
comment on column core.actor_candidate.score is
'How alike they are: 1 for names that are equal, and could not be told for the reason in core.actor_match; else 1 less the letters to be
changed, by those of the longer name.';

create table core.actor_judgement (
    dataset_id varchar not null,
    actor_text varchar not null,
    actor_id varchar not null,
    judgement varchar not null,
    score double,
    judged_by varchar not null,
    judged_at timestamptz not null,
    reason varchar,
    run_id varchar not null
);

comment on table core.actor_judgement is
'What persons said of who is who. It overrules every rule, and no load or rebuild changes it. Key: dataset_id, actor_text, actor_id.';
comment on column core.actor_judgement.dataset_id is 'References core.dataset.';
comment on column core.actor_judgement.actor_text is 'The name as the dataset writes it, whatever id stands beside it.';
comment on column core.actor_judgement.actor_id is 'Who was judged. References core.actor.';
comment on column core.actor_judgement.judgement is 'accepted (it is this one) or rejected (it is not).';
comment on column core.actor_judgement.score is 'Score of the candidate that was accepted; null if it was none.';
comment on column core.actor_judgement.judged_by is 'Who said so.';
comment on column core.actor_judgement.judged_at is 'UTC.';
comment on column core.actor_judgement.reason is 'Why, in words.';
comment on column core.actor_judgement.run_id is 'References ops.run.';

create table ops.actor_names (sha256 varchar not null, loaded_at timestamptz not null default now());

comment on table ops.actor_names is 'Which names and rules core.actor_match was made by: one row. Key: sha256.';
comment on column ops.actor_names.sha256 is 'Hash of the names shipped with Dateline and of all that decides whose a name is.';
comment on column ops.actor_names.loaded_at is 'When all names were last matched by them. UTC.';

comment on column ops.run.flow is 'ingest, rebuild, replay, maintain, dismiss, judge, restore or migrate.';
comment on column core.event_actor.actor_id is 'Who that is, as core.actor_match says. References core.actor; null if nobody can be told.';

-- Names of events that were loaded before: matched by the run that applies this.
insert into core.actor_match (dataset_id, actor_text, source_actor_id, countries)
select
    event.dataset_id,
    actor.actor_text,
    actor.source_actor_id,
    coalesce(list_sort(list(distinct event.country_iso3) filter (where event.country_iso3 is not null)), [])
from core.event_actor as actor
inner join core.event as event on actor.event_id = event.event_id
where event.dataset_id is not null
group by event.dataset_id, actor.actor_text, actor.source_actor_id;

-- What articles say: who and what they mention, who is said to have claimed what, how many, whom they cite, and what events they
-- tell of. Every row has its span: document.text[char_start:char_end] is its text; of a citation in what was taken out of the body,
-- document_block.raw_text[char_start:char_end].

alter table core.document add column rules_sha256 varchar;
comment on column core.document.rules_sha256 is
'Hash of the rules that it was read by. `dateline rebuild --source article_text` reads anew what was read by others.';

create table core.mention (
    mention_id varchar not null,
    document_id varchar not null,
    sentence_no integer not null,
    char_start bigint not null,
    char_end bigint not null,
    text varchar not null,
    kind varchar not null,
    name varchar,
    country_iso3 varchar,
    geonameid bigint,
    place_kind varchar,
    latitude double,
    longitude double,
    where_prec integer,
    is_metonym boolean,
    actor_id varchar,
    actor_kind varchar,
    person_no integer,
    role varchar,
    affiliation varchar,
    is_pronoun boolean,
    publication_id varchar,
    date_kind varchar,
    date_value varchar,
    date_start date,
    date_end date,
    date_precision varchar,
    date_signal varchar,
    method varchar not null,
    score double not null
);

comment on table core.mention is
'Names and dates that articles mention, and whom or what they stand for. Columns of another kind are null. Key: mention_id.';
comment on column core.mention.mention_id is 'Hash of the document, the kind and the span.';
comment on column core.mention.document_id is 'References core.document.';
comment on column core.mention.sentence_no is 'Sentence in which it begins. References core.sentence.';
comment on column core.mention.char_start is 'Offset in document.text.';
comment on column core.mention.char_end is 'Offset after its last character.';
comment on column core.mention.text is 'document.text[char_start:char_end].';
comment on column core.mention.kind is 'place, actor, person, publication or date.';
comment on column core.mention.name is
'Of a place the name its list has; of a person the fullest that the article gives. Null for what no list has, and nobody named.';
comment on column core.mention.country_iso3 is 'Country of the place or the actor, ISO 3166 alpha-3.';
comment on column core.mention.geonameid is
'Place: its id in GeoNames; null if no list has it. References core.place for populated places; countries and divisions are not there.';
comment on column core.mention.place_kind is
'Place: country, admin (a division), populated, neighbourhood, region, water, crossing, site or unknown.';
comment on column core.mention.latitude is 'Place: decimal degrees, WGS 84.';
comment on column core.mention.longitude is 'Place: decimal degrees, WGS 84.';
comment on column core.mention.where_prec is 'Place: how exact it would be for an event there, on UCDP''s scale as in core.event.';
comment on column core.mention.is_metonym is 'Place: stands for who governs there (Washington opposes), not for the place.';
comment on column core.mention.actor_id is
'Actor: who that is; person: for whom they act. References core.actor; null for who is not listed.';
comment on column core.mention.actor_kind is
'Actor: kind as in core.actor, or organisation, media or people (residents, local fighters).';
comment on column core.mention.person_no is 'Person: mentions of one person in an article have one number, from 0.';
comment on column core.mention.role is 'Person: what they are said to be, in the article''s words.';
comment on column core.mention.affiliation is 'Person: for whom they act, in the article''s words.';
comment on column core.mention.is_pronoun is 'Person: the mention is `he` or `the spokesman`.';
comment on column core.mention.publication_id is 'Publication: which. References core.publication.';
comment on column core.mention.date_kind is 'Date: DATE, TIME, DURATION or SET, as TIMEX3 has them.';
comment on column core.mention.date_value is 'Date: its value in TIMEX3: 2017-10-19, 2017-W42, P3W.';
comment on column core.mention.date_start is 'Date: first day it covers; null if that cannot be said.';
comment on column core.mention.date_end is 'Date: last day it covers.';
comment on column core.mention.date_precision is
'Date: day, days, week, month, quarter, year, decade, century or unknown.';
comment on column core.mention.date_signal is 'Date: the word before it that ties it to what is told: since, until, on.';
comment on column core.mention.method is 'The rule that found it.';
comment on column core.mention.score is 'How sure it is, 0 to 1.';

create table core.claim (
    claim_id varchar not null,
    document_id varchar not null,
    sentence_no integer not null,
    char_start bigint not null,
    char_end bigint not null,
    text varchar not null,
    speaker_text varchar,
    speaker_char_start bigint,
    speaker_char_end bigint,
    speaker_actor_id varchar,
    speaker_person_no integer,
    speaker_role varchar,
    via_text varchar,
    via_char_start bigint,
    via_char_end bigint,
    via_publication_id varchar,
    cue varchar,
    cue_char_start bigint,
    cue_char_end bigint,
    is_quotation boolean not null,
    polarity varchar not null,
    said_on date,
    method varchar not null,
    score double not null
);

comment on table core.claim is 'What articles attribute to a source: who said it, through whom, how sure. Key: claim_id.';
comment on column core.claim.claim_id is 'Hash of the document and the spans of what is said, who says so and the cue.';
comment on column core.claim.document_id is 'References core.document.';
comment on column core.claim.sentence_no is 'Sentence in which what is said begins. References core.sentence.';
comment on column core.claim.char_start is 'Offset in document.text of what is said.';
comment on column core.claim.char_end is 'Offset after its last character.';
comment on column core.claim.text is 'What is said, verbatim: document.text[char_start:char_end]. A quotation has its marks.';
comment on column core.claim.speaker_text is 'Who says so, in the article''s words; null if nobody is named (reportedly).';
comment on column core.claim.speaker_char_start is 'Offset of speaker_text.';
comment on column core.claim.speaker_char_end is 'Offset after its last character.';
comment on column core.claim.speaker_actor_id is 'Who that is, or for whom they speak. References core.actor; null if nobody can be told.';
comment on column core.claim.speaker_person_no is 'If a person: core.mention.person_no of the same document.';
comment on column core.claim.speaker_role is 'Their role, in the article''s words.';
comment on column core.claim.via_text is 'The outlet through which it came (told AFP), in the article''s words.';
comment on column core.claim.via_char_start is 'Offset of via_text.';
comment on column core.claim.via_char_end is 'Offset after its last character.';
comment on column core.claim.via_publication_id is 'Which outlet that is. References core.publication.';
comment on column core.claim.cue is 'The words that attribute it: said, according to, reportedly.';
comment on column core.claim.cue_char_start is 'Offset of cue.';
comment on column core.claim.cue_char_end is 'Offset after its last character.';
comment on column core.claim.is_quotation is 'In quotation marks, word for word.';
comment on column core.claim.polarity is 'asserted, denied or unconfirmed: how its speaker stands to it.';
comment on column core.claim.said_on is
'The one day that its sentence names outside of what is said (said on Tuesday); null if it names none, or several.';
comment on column core.claim.method is 'The rule that found it.';
comment on column core.claim.score is 'How sure it is, 0 to 1.';

create table core.figure (
    figure_id varchar not null,
    claim_id varchar,
    event_id varchar,
    document_id varchar not null,
    sentence_no integer not null,
    char_start bigint not null,
    char_end bigint not null,
    text varchar not null,
    number_char_start bigint not null,
    number_char_end bigint not null,
    metric varchar not null,
    population varchar,
    unit varchar,
    counted_text varchar,
    value_low double,
    value_best double,
    value_high double,
    qualifier varchar not null,
    is_cumulative boolean not null,
    is_part boolean not null,
    since date,
    as_of date,
    as_of_by varchar,
    geonameid bigint,
    place_text varchar,
    country_iso3 varchar,
    where_prec integer,
    place_by varchar,
    method varchar not null,
    score double not null
);

comment on table core.figure is 'Figures that articles give: how many, of whom, of what, when, where and who says so. Key: figure_id.';
comment on column core.figure.figure_id is 'Hash of the document, the span and the metric.';
comment on column core.figure.claim_id is 'The shortest claim it is part of; null if the article states it itself. References core.claim.';
comment on column core.figure.event_id is 'The event it is a figure of, if one was coded. References core.event.';
comment on column core.figure.document_id is 'References core.document.';
comment on column core.figure.sentence_no is 'Sentence in which it begins. References core.sentence.';
comment on column core.figure.char_start is 'Offset in document.text.';
comment on column core.figure.char_end is 'Offset after its last character.';
comment on column core.figure.text is 'document.text[char_start:char_end].';
comment on column core.figure.number_char_start is 'Offset of the number itself.';
comment on column core.figure.number_char_end is 'Offset after its last character.';
comment on column core.figure.metric is 'What it is a figure of: killed, wounded, detained, displaced, strength, area, …';
comment on column core.figure.population is 'Who is counted: civilians, children, fighters, …; null if it is not said.';
comment on column core.figure.unit is 'In what it is measured, if in anything.';
comment on column core.figure.counted_text is 'The noun that says what is counted, in the article''s words.';
comment on column core.figure.value_low is 'The least it can be by the text; null if it sets no bound.';
comment on column core.figure.value_best is 'The number that the text names; null for a span (10 to 15) or a vague one (dozens).';
comment on column core.figure.value_high is 'The most it can be by the text.';
comment on column core.figure.qualifier is
'exact, at_least, more_than, at_most, less_than, about, only, between, unknown, or the vague number itself: dozens, several.';
comment on column core.figure.is_cumulative is 'So far, or since some day.';
comment on column core.figure.is_part is 'A figure before it holds it already (including three children).';
comment on column core.figure.since is 'First day of the time it speaks of, if the text gives one.';
comment on column core.figure.as_of is 'Last day of the time it speaks of, never after publication; null if nothing tells.';
comment on column core.figure.as_of_by is
'What tells: event (its event''s date), sentence (the nearest date in its sentence) or publication (that day, as no other is given).';
comment on column core.figure.geonameid is 'Where, as in core.mention.';
comment on column core.figure.place_text is 'Where, in the article''s words; null if nothing tells.';
comment on column core.figure.country_iso3 is 'Country of that place, ISO 3166 alpha-3.';
comment on column core.figure.where_prec is 'How exact that place is, on UCDP''s scale as in core.event: 6 is a country.';
comment on column core.figure.place_by is
'What tells: event, sentence (the nearest place in its sentence) or paragraph (the last one named before it in its paragraph).';
comment on column core.figure.method is 'The rule that found it.';
comment on column core.figure.score is 'How sure it is, 0 to 1.';

create table core.citation (
    citation_id varchar not null,
    document_id varchar not null,
    block_no integer,
    sentence_no integer,
    char_start bigint not null,
    char_end bigint not null,
    text varchar not null,
    cited_publication_id varchar,
    cue varchar,
    cue_char_start bigint,
    cue_char_end bigint,
    method varchar not null,
    score double not null
);

comment on table core.citation is
'Outlets that articles rely on: PressTV reported, (Reuters), photo by …; in the body, and in what was taken out of it. Key: citation_id.';
comment on column core.citation.citation_id is 'Hash of the document and the span.';
comment on column core.citation.document_id is 'References core.document.';
comment on column core.citation.block_no is
'The block it stands in, if that was taken out of the body: a caption, a credit, the dateline. References core.document_block.';
comment on column core.citation.sentence_no is 'In the body: sentence in which it begins. References core.sentence.';
comment on column core.citation.char_start is 'Offset in document.text, or in document_block.raw_text.';
comment on column core.citation.char_end is 'Offset after its last character.';
comment on column core.citation.text is 'The outlet as written: what stands there from char_start to char_end.';
comment on column core.citation.cited_publication_id is 'Which that is. References core.publication; null for one that no list has.';
comment on column core.citation.cue is 'The words that make it a citation.';
comment on column core.citation.cue_char_start is 'Offset of cue.';
comment on column core.citation.cue_char_end is 'Offset after its last character.';
comment on column core.citation.method is 'The rule that found it.';
comment on column core.citation.score is 'How sure it is, 0 to 1.';

-- Events coded from text stand beside those of datasets. They are what one article says, so that several may be one event, and one
-- that did not happen is among them: whoever counts events takes those with a record.
alter table core.event alter column date_start drop not null;
alter table core.event alter column date_end drop not null;
alter table core.event add column char_start bigint;
alter table core.event add column char_end bigint;
alter table core.event add column trigger varchar;
alter table core.event add column trigger_char_start bigint;
alter table core.event add column instrument varchar;
alter table core.event add column instrument_char_start bigint;
alter table core.event add column status varchar;
alter table core.event add column claim_id varchar;
alter table core.event add column method varchar;
alter table core.event add column score double;
alter table core.event_past add column char_start bigint;
alter table core.event_past add column char_end bigint;
alter table core.event_past add column trigger varchar;
alter table core.event_past add column trigger_char_start bigint;
alter table core.event_past add column instrument varchar;
alter table core.event_past add column instrument_char_start bigint;
alter table core.event_past add column status varchar;
alter table core.event_past add column claim_id varchar;
alter table core.event_past add column method varchar;
alter table core.event_past add column score double;

comment on table core.event is
'Events in one shape: the current version of each record that stands (record_id is not null), and what articles tell of, coded
(document_id is not null, dataset dateline_text): several of these may be one event, and some did not happen. Key: event_id.';
comment on column core.event.event_id is
'The record_id; of an event coded from text dateline_text: and a hash of the document, the clause and the trigger.';
comment on column core.event.record_id is 'References core.record; null for an event coded from text.';
comment on column core.event.file_id is
'The release the values come from, or the file of the article. References ops.source_file.';
comment on column core.event.line_no is 'Line of that file on which the record or the article begins.';
comment on column core.event.date_start is
'The earliest day on which it may have happened. Null only for an event coded from text that does not say when.';
comment on column core.event.date_end is 'The latest day; null with date_start.';
comment on column core.event.event_type is 'The source''s own type, in its words; of an event coded from text, ACLED''s.';
comment on column core.event.sub_event_type is 'The source''s own sub-type, in its words; of an event coded from text, ACLED''s.';
comment on column core.event.notes is
'The source''s description; of an event coded from text the clause that tells of it: document.text[char_start:char_end].';
comment on column core.event.char_start is 'Coded from text: offset of the clause in document.text.';
comment on column core.event.char_end is 'Coded from text: offset after its last character.';
comment on column core.event.trigger is 'Coded from text: the word that tells what happened.';
comment on column core.event.trigger_char_start is 'Coded from text: offset of trigger.';
comment on column core.event.instrument is 'Coded from text: the weapon that the clause names.';
comment on column core.event.instrument_char_start is 'Coded from text: offset of instrument.';
comment on column core.event.status is
'Coded from text: happened, ongoing, background (long before), negated, hypothetical (may, would; threatened, planned) or feared.';
comment on column core.event.claim_id is
'Coded from text: who says so; null if the article states it itself. References core.claim.';
comment on column core.event.method is 'Coded from text: the rule that found it.';
comment on column core.event.score is 'Coded from text: how sure it is, 0 to 1.';
comment on column core.event_past.char_start is 'As core.event.char_start: null.';
comment on column core.event_past.char_end is 'As core.event.char_end: null.';
comment on column core.event_past.trigger is 'As core.event.trigger: null.';
comment on column core.event_past.trigger_char_start is 'As core.event.trigger_char_start: null.';
comment on column core.event_past.instrument is 'As core.event.instrument: null.';
comment on column core.event_past.instrument_char_start is 'As core.event.instrument_char_start: null.';
comment on column core.event_past.status is 'As core.event.status: null.';
comment on column core.event_past.claim_id is 'As core.event.claim_id: null.';
comment on column core.event_past.method is 'As core.event.method: null.';
comment on column core.event_past.score is 'As core.event.score: null.';

alter table core.event_actor add column char_start bigint;
alter table core.event_actor add column char_end bigint;
comment on column core.event_actor.role is
'side_a, side_b, actor, recipient, associate, or target: of an event coded from text, what was hit beside people: buildings, vehicles.';
comment on column core.event_actor.char_start is 'Of an event coded from text: offset of actor_text in document.text.';
comment on column core.event_actor.char_end is 'Of an event coded from text: offset after its last character.';

comment on column core.dataset.holds is
'What its records are: events, mentions (reports of events), actors, deletions, or coded (events coded from articles).';
comment on table core.place is
'Populated places of 500 people or more, and seats of divisions, from GeoNames (https://www.geonames.org), whose licence CC
BY 4.0 asks you to name it where you pass them on. ops.gazetteer has the edition. Empty until there are events with points, or
articles that name a place. Key: geonameid.';

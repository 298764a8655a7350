-- What articles tell of, coded as datasets code it: what, where, when, who to whom, how many died, and who says so.
-- Grain: one row for each event coded from an article. Key: event_id.
-- Several rows may be one event, and some did not happen: see status. Beside mart.event_ledger, never added to it.
create or replace view mart.coded_event_ledger as
with party as (
    select
        event_id,
        string_agg(actor_text, '; ' order by actor_no) filter (where role = 'actor') as actor,
        string_agg(actor_text, '; ' order by actor_no) filter (where role = 'recipient') as recipient,
        string_agg(actor_text, '; ' order by actor_no) filter (where role = 'target') as target,
        list(distinct actor_id) filter (where actor_id is not null) as actor_ids
    from core.event_actor
    where starts_with(event_id, 'dateline_text:')
    group by event_id
)

select
    event.event_id,
    event.status,
    event.notes as clause,
    event.trigger,
    event.event_type,
    event.sub_event_type,
    event.plover_event,
    event.plover_mode,
    event.quad_class,
    event.date_start,
    event.date_end,
    event.date_prec,
    event.place_text,
    event.geonameid,
    place.name as geoname,
    event.country_iso3,
    event.latitude,
    event.longitude,
    event.where_prec,
    event.priogrid_gid,
    party.actor,
    party.recipient,
    party.target,
    event.instrument,
    list_sort(coalesce(party.actor_ids, [])) as actor_ids,
    event.fatalities_low,
    event.fatalities_best,
    event.fatalities_high,
    event.claim_id,
    claim.speaker_text as speaker,
    claim.polarity,
    publication.name as publication,
    document.publication_id,
    document.published_on,
    sentence.text as sentence,
    event.document_id,
    coalesce(origin.origin_id, event.document_id) as origin_id,
    event.sentence_no,
    event.char_start,
    event.char_end,
    event.method,
    event.score,
    source_file.path as file_path,
    event.file_id,
    event.line_no
from core.event
inner join core.document on event.document_id = document.document_id
left join party on event.event_id = party.event_id
left join core.sentence on event.document_id = sentence.document_id and event.sentence_no = sentence.sentence_no
left join core.claim on event.claim_id = claim.claim_id
left join core.place on event.geonameid = place.geonameid
left join core.publication on document.publication_id = publication.publication_id
left join core.origin on event.document_id = origin.document_id
left join ops.source_file on event.file_id = source_file.file_id;

comment on view mart.coded_event_ledger is
'What articles tell of, coded as datasets code it, and who says so. Several rows may be one event, and some did not happen.
Key: event_id.';
comment on column mart.coded_event_ledger.event_id is 'References core.event.';
comment on column mart.coded_event_ledger.status is
'happened, ongoing, background (long before), negated, hypothetical (may, would; threatened, planned) or feared.';
comment on column mart.coded_event_ledger.clause is 'The words that tell of it.';
comment on column mart.coded_event_ledger.trigger is 'The word that tells what happened.';
comment on column mart.coded_event_ledger.event_type is 'ACLED''s type; null if ACLED codes no such thing.';
comment on column mart.coded_event_ledger.sub_event_type is 'ACLED''s sub-type.';
comment on column mart.coded_event_ledger.plover_event is 'PLOVER''s event type.';
comment on column mart.coded_event_ledger.plover_mode is 'PLOVER''s mode.';
comment on column mart.coded_event_ledger.quad_class is
'1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, by PLOVER''s rule.';
comment on column mart.coded_event_ledger.date_start is 'The earliest day on which it may have happened; null if nothing says when.';
comment on column mart.coded_event_ledger.date_end is 'The latest day.';
comment on column mart.coded_event_ledger.date_prec is
'1 day known, 2 within 2-6 days, 3 week, 4 8-30 days or month, 5 up to a year.';
comment on column mart.coded_event_ledger.place_text is 'Where, in the article''s words; null if nothing says where.';
comment on column mart.coded_event_ledger.geonameid is 'That place in GeoNames.';
comment on column mart.coded_event_ledger.geoname is 'Its name there, of populated places.';
comment on column mart.coded_event_ledger.country_iso3 is 'Country, ISO 3166 alpha-3.';
comment on column mart.coded_event_ledger.latitude is 'Decimal degrees, WGS 84.';
comment on column mart.coded_event_ledger.longitude is 'Decimal degrees, WGS 84.';
comment on column mart.coded_event_ledger.where_prec is
'1 exact, 2 within 25 km, 3 second-order division, 4 first-order, 5 line or fuzzy area, 6 country, 7 sea or air.';
comment on column mart.coded_event_ledger.priogrid_gid is 'PRIO-GRID cell.';
comment on column mart.coded_event_ledger.actor is 'Who did it, in the article''s words; several joined by semicolons.';
comment on column mart.coded_event_ledger.recipient is 'To whom.';
comment on column mart.coded_event_ledger.target is 'What was hit beside them: buildings, vehicles, positions.';
comment on column mart.coded_event_ledger.instrument is 'The weapon that the clause names.';
comment on column mart.coded_event_ledger.actor_ids is 'Those of all who are listed. Reference core.actor.';
comment on column mart.coded_event_ledger.fatalities_low is 'Deaths, the least by the text; null if it gives none.';
comment on column mart.coded_event_ledger.fatalities_best is 'Deaths that the text names.';
comment on column mart.coded_event_ledger.fatalities_high is 'Deaths, the most by the text.';
comment on column mart.coded_event_ledger.claim_id is 'Who says so; null if the article states it itself. References core.claim.';
comment on column mart.coded_event_ledger.speaker is 'Who says so, in the article''s words.';
comment on column mart.coded_event_ledger.polarity is 'How that speaker stands to it: asserted, denied or unconfirmed.';
comment on column mart.coded_event_ledger.publication is 'Who printed the article.';
comment on column mart.coded_event_ledger.publication_id is 'References core.publication.';
comment on column mart.coded_event_ledger.published_on is 'Day the article was published.';
comment on column mart.coded_event_ledger.sentence is 'The sentence in which the clause begins.';
comment on column mart.coded_event_ledger.document_id is 'References core.document.';
comment on column mart.coded_event_ledger.origin_id is 'The article in which its story was printed first, itself if it was taken from none: count these to count sources. References core.document.';
comment on column mart.coded_event_ledger.sentence_no is 'References core.sentence.';
comment on column mart.coded_event_ledger.char_start is 'Offset of the clause in core.document.text.';
comment on column mart.coded_event_ledger.char_end is 'Offset after its last character.';
comment on column mart.coded_event_ledger.method is 'The rule that found it.';
comment on column mart.coded_event_ledger.score is 'How sure it is, 0 to 1.';
comment on column mart.coded_event_ledger.file_path is 'The file of the article.';
comment on column mart.coded_event_ledger.file_id is 'References ops.source_file.';
comment on column mart.coded_event_ledger.line_no is 'Line of that file on which the article begins.';

-- title: Who said what about a place
-- question: What is said of a place, by whom, through whom, and in which outlet was it printed?
-- param: geonameid = 172955 -- its id in GeoNames, by default Raqqa's; 24_places_called finds it by a name
-- param: first_day = 2017-06-06 -- first day of publication; by default the day the assault on Raqqa began
-- param: last_day = 2017-12-31 -- last day
-- param: at_most = 100 -- how many, the first ones first
-- Of a place: it is named in the sentence in which what is said begins.
with about as (
    select distinct document_id, sentence_no
    from core.mention
    where kind = 'place' and geonameid = $geonameid::bigint
)

select
    ledger.published_on,
    ledger.publication,
    coalesce(ledger.speaker_name, ledger.speaker) as speaker,
    ledger.speaker_role,
    ledger.speaker_actor,
    ledger.via,
    ledger.polarity,
    ledger.said,
    ledger.origin_id,
    ledger.file_path,
    ledger.line_no
from mart.claim_ledger as ledger
semi join about on ledger.document_id = about.document_id and ledger.sentence_no = about.sentence_no
where ledger.published_on between $first_day::date and $last_day::date
order by ledger.published_on, ledger.document_id, ledger.char_start
limit $at_most::integer

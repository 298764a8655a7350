-- title: What was printed, what is recorded
-- question: What did the press print about a place in a fortnight, and which events does the record have there?
-- param: spelling = (?i)\b(ar[- ]?)?ra[qk]{1,2}ah?\b -- regular expression for the place in articles: Raqqa, Raqqah, Raqa, ar-Raqqah, Rakka
-- param: governorate = Raqqah -- part of the name of the first-order division, for events
-- param: first_day = 2017-10-02 -- first day
-- param: last_day = 2017-10-15 -- last day
with named as (
    select document_id, count(*) as sentences_naming_it, min_by(text, sentence_no) as first_sentence
    from core.sentence
    where regexp_matches(text, $spelling)
    group by document_id
)

select
    document.published_on as day,
    'printed' as what,
    coalesce(document.publication, '(unknown)') as who,
    coalesce(document.title, named.first_sentence) as text,
    named.sentences_naming_it,
    null as deaths_best,
    document.file_path,
    document.line_no
from mart.document_ledger as document
inner join named on document.document_id = named.document_id
where document.published_on between $first_day::date and $last_day::date
union all
select
    date_start as day,
    'recorded' as what,
    side_a || ' - ' || side_b as who,
    place_text as text,
    null as sentences_naming_it,
    fatalities_best as deaths_best,
    file_path,
    line_no
from mart.event_ledger
where
    admin1 ilike '%' || $governorate || '%'
    and date_start between $first_day::date and $last_day::date
order by day, what, file_path, line_no

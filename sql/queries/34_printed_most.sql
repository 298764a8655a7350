-- title: The stories printed most
-- question: Which stories were printed most, by whom first, and how many outlets are in truth one source?
-- param: first_day = 2011-01-01 -- of the origin's publication; an unknown day is in every period
-- param: last_day = 2030-12-31 -- likewise
-- param: at_most = 30 -- how many stories
select
    ledger.origin_documents as documents,
    ledger.origin_outlets as outlets,
    list_sort(list(distinct coalesce(ledger.publication, '(unknown)'))) as publications,
    any_value(coalesce(ledger.origin_publication, origin.agency || ' (by its dateline)', '(unknown)')) as first_printed_by,
    ledger.first_printed_on,
    any_value(ledger.origin_title) as title,
    count(*) filter (where ledger.relation = 'copy') as copies,
    count(*) filter (where ledger.relation in ('excerpt', 'update', 'rewrite')) as reworked,
    list_sort(list(ledger.file_path || ':' || ledger.line_no)) as places
from mart.document_origins as ledger
inner join mart.document_ledger as origin on ledger.origin_id = origin.document_id
where coalesce(ledger.origin_published_on, $first_day::date) between $first_day::date and $last_day::date
group by ledger.origin_id, ledger.origin_documents, ledger.origin_outlets, ledger.first_printed_on
having ledger.origin_documents > 1
order by outlets desc, documents desc, ledger.first_printed_on, title
limit $at_most::integer

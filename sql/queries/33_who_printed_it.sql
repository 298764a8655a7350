-- title: Who printed it, and whose report it is
-- question: Which articles are an outlet's own, which are an agency's, and which were taken from another article?
-- param: first_day = 2017-06-06 -- first day of publication; an unknown day is in every period
-- param: last_day = 2017-12-31 -- last day
-- param: at_most = 50 -- how many, the first ones first
-- agency: as the dateline names it. The agency wrote the report; that it printed this article, nothing says.
select
    ledger.published_on,
    coalesce(ledger.publication, '(unknown)') as printed_by,
    ledger.agency,
    origins.relation,
    coalesce(
        taken.publication, taken.agency || ' (by its dateline)', if(origins.taken_from is null, null, '(unknown)')
    ) as taken_from,
    round(100 * origins.share_of_it)::integer as percent_taken,
    ledger.title,
    ledger.file_path,
    ledger.line_no
from mart.document_ledger as ledger
inner join mart.document_origins as origins on ledger.document_id = origins.document_id
left join mart.document_ledger as taken on origins.taken_from = taken.document_id
where coalesce(ledger.published_on between $first_day::date and $last_day::date, true)
order by ledger.published_on, origins.origin_id, origins.relation <> 'original', ledger.title, ledger.file_path, ledger.line_no
limit $at_most::integer

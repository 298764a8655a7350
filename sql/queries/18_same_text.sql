-- title: The same text more than once
-- question: Which articles were printed more than once with the same body, letter for letter, and by whom first?
-- param: at_most = 50 -- how many texts
-- printed_first: who had it on the earliest day; of several on one day none can be told to be the first.
with copy as (
    select
        document.text_sha256,
        ledger.title,
        ledger.published_on,
        coalesce(ledger.publication, '(unknown)') as publication,
        ledger.file_path || ':' || ledger.line_no as place,
        min(ledger.published_on) over (partition by document.text_sha256) as earliest_day
    from mart.document_ledger as ledger
    inner join core.document on ledger.document_id = document.document_id
)

select
    count(*) as copies,
    list_sort(list(distinct publication)) as publications,
    list_sort(list(distinct publication) filter (published_on = earliest_day)) as printed_first,
    any_value(earliest_day) as earliest_day,
    min(title) as title,
    list_sort(list(place)) as places
from copy
group by text_sha256
having count(*) > 1
order by len(publications) desc, copies desc, earliest_day, title
limit $at_most::integer

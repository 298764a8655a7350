-- title: The same text more than once
-- question: Which articles were printed more than once with the same body, letter for letter, and by whom first?
-- param: at_most = 50 -- how many texts
select
    count(*) as copies,
    list_sort(list(distinct ledger.publication)) as publications,
    min_by(ledger.publication, ledger.published_on) as earliest_publication,
    min(ledger.published_on) as earliest_day,
    min(ledger.title) as title,
    list(ledger.file_path || ':' || ledger.line_no order by ledger.file_path, ledger.line_no) as places
from mart.document_ledger as ledger
inner join core.document on ledger.document_id = document.document_id
group by document.text_sha256
having count(*) > 1
order by len(publications) desc, copies desc, earliest_day
limit $at_most::integer

-- title: Articles with an uncertain date
-- question: Which articles do not state when they were published, and what was the day put together from?
select published_on, published_prec, published_from, publication, title, file_path, line_no
from mart.document_ledger
where published_prec <> 'exact'
order by published_prec, published_on, file_path, line_no

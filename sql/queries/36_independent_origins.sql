-- title: How many say so independently
-- question: In each month, how many articles and outlets write of something, and how many independent origins are behind them?
-- param: words = Raqqa -- what the text must have, whatever its case
-- param: first_day = 2011-01-01 -- of publication
-- param: last_day = 2030-12-31 -- of publication
-- Articles whose day is not known are in the row without a month.
select
    date_trunc('month', document.published_on)::date as month,
    count(*) as articles,
    count(distinct coalesce(document.publication_id, document.document_id)) as outlets,
    count(distinct origin.origin_id) as origins,
    count(*) - count(distinct origin.origin_id) as articles_that_add_no_source
from core.document
inner join core.origin on document.document_id = origin.document_id
where
    contains(lower(document.text), lower($words))
    and coalesce(document.published_on between $first_day::date and $last_day::date, true)
group by month
order by month

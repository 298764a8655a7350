-- title: How much of an outlet is its own
-- question: Of the articles of each outlet, how many were taken from other outlets, from which, and how many did others take?
-- param: at_least = 1 -- articles, to be listed
-- param: first_day = 2011-01-01 -- first day of publication
-- param: last_day = 2030-12-31 -- last day
-- Own is what is taken from no article that was loaded: it may be an agency's whose reports were not. own_again: from an article of
-- the outlet itself. passed_on: own articles that other outlets took.
select
    coalesce(ledger.publication, '(unknown)') as publication,
    count(*) as articles,
    count(*) filter (where ledger.relation = 'original') as own,
    count(*) filter (where ledger.relation <> 'original' and not ledger.is_others) as own_again,
    count(*) filter (where ledger.is_others) as taken,
    round(100.0 * count(*) filter (where ledger.is_others) / count(*), 1) as percent_taken,
    count(*) filter (where ledger.relation = 'original' and ledger.origin_outlets > 1) as passed_on,
    list_sort(list(distinct coalesce(ledger.taken_from_publication, '(unknown)')) filter (where ledger.is_others)) as taken_from
from (
    select
        *,
        coalesce(taken_from_publication <> publication, taken_from is not null) as is_others
    from mart.document_origins
) as ledger
where coalesce(ledger.published_on, $first_day::date) between $first_day::date and $last_day::date
group by ledger.publication
having count(*) >= $at_least::integer
order by percent_taken desc, articles desc, publication

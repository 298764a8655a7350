-- title: Outlets and agencies relied on
-- question: On whose reports does the dataset rest, and how concentrated is that?
-- param: governorate = Raqqah -- part of the name of the first-order division
-- param: first_day = 2017-01-01 -- first day
-- param: last_day = 2017-12-31 -- last day
-- param: dataset = ucdp_ged -- one dataset: others may hold the same events
-- concentration is the Herfindahl-Hirschman index of all citations: 1 if one publication is cited alone, near 0 if none stands out.
with cited as (
    select coalesce(publication.name, '(unknown)') as publication, citation.event_id
    from core.event
    inner join core.event_citation as citation on event.event_id = citation.event_id
    left join core.publication on citation.publication_id = publication.publication_id
    where
        event.dataset_id = $dataset
        and event.admin1 ilike '%' || $governorate || '%'
        and event.date_start between $first_day::date and $last_day::date
),

counted as (
    select publication, count(*) as citations, count(distinct event_id) as events
    from cited
    group by publication
)

select
    publication,
    citations,
    events,
    round(100 * citations / sum(citations) over (), 1) as percent_of_citations,
    round(sum(citations ** 2) over () / sum(citations) over () ** 2, 3) as concentration
from counted
order by citations desc, publication

-- title: Outlets read here and cited there
-- question: Which outlets have we read ourselves that the datasets cite too, and over which days?
with printed as (
    select publication_id, count(*) as articles, min(published_on) as first_article, max(published_on) as last_article
    from core.document
    group by publication_id
),

cited as (
    select
        citation.publication_id,
        count(distinct citation.event_id) as events,
        sum(event.fatalities_best) as deaths_best,
        min(event.date_start) as first_event,
        max(event.date_end) as last_event
    from (select distinct event_id, publication_id from core.event_citation) as citation
    inner join core.event on citation.event_id = event.event_id
    group by citation.publication_id
)

select
    publication.name,
    publication.kind,
    printed.articles,
    printed.first_article,
    printed.last_article,
    cited.events,
    cited.deaths_best,
    cited.first_event,
    cited.last_event
from printed
inner join cited on printed.publication_id = cited.publication_id
inner join core.publication on printed.publication_id = publication.publication_id
order by cited.events desc, publication.name

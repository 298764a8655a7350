-- title: Who gives which figure
-- question: How many were killed at a place, or wounded, or displaced: by whose word, in which outlet, and of which days?
-- param: geonameid = 172955 -- its id in GeoNames, by default Raqqa's; 24_places_called finds it by a name
-- param: metric = killed -- killed, wounded, displaced, … as in core.figure
-- param: first_day = 2017-06-06 -- first day of the time that a figure speaks of; by default the day the assault on Raqqa began
-- param: last_day = 2017-12-31 -- last day
-- param: parts = false -- also figures that another holds already: of them five children
-- param: at_most = 100 -- how many, the first ones first
-- Nothing is added up or chosen here. What is printed in copies of one article is one row, under the article that was printed first.
-- Left out is somebody (a child), who is no toll. day_from: publication, if the figure has no day of its own.
with given as (
    select
        figure.*,
        coalesce(claim.speaker_text, claim.via_text) as said_by,
        coalesce(claim.polarity, 'asserted') as polarity,
        coalesce(publication.name, '(unknown)') as outlet,
        document.published_on,
        coalesce(origin.origin_id, figure.document_id) as origin_id,
        source_file.path || ':' || document.line_no as place
    from core.figure
    inner join core.document on figure.document_id = document.document_id
    left join core.publication on document.publication_id = publication.publication_id
    left join core.claim on figure.claim_id = claim.claim_id
    left join core.origin on figure.document_id = origin.document_id
    left join ops.source_file on document.file_id = source_file.file_id
    where
        figure.geonameid = $geonameid::bigint
        and figure.metric = $metric
        and figure.as_of between $first_day::date and $last_day::date
        and not regexp_matches(lower(figure.text), '^an?\b')
        and $parts::boolean >= figure.is_part
)

select
    since,
    as_of,
    any_value(as_of_by) as day_from,
    min(text) as figure,
    population,
    min_by(said_by, (published_on, document_id)) as said_by,
    polarity,
    list_sort(list(distinct outlet)) as outlets,
    min_by(place, (published_on, document_id)) as place
from given
group by origin_id, since, as_of, lower(text), population, polarity
order by as_of, coalesce(min(value_best), min(value_low), min(value_high)), figure, place
limit $at_most::integer

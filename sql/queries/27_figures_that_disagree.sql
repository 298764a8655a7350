-- title: Figures that disagree
-- question: Of what do articles give figures that cannot all be right, who gives which, and how many of them independently?
-- param: country = SYR -- ISO 3166 alpha-3
-- param: metric = killed -- killed, wounded, displaced, … as in core.figure
-- param: first_day = 2011-01-01 -- first day
-- param: last_day = 2018-12-31 -- last day
-- param: dated = 2 -- how many of the figures at least have their day from the article, not from its publication
-- param: one_each = true -- only where each article gives one figure: else they may be of several events
-- param: one_means = true -- only where none tells of an air strike and another of shelling or of a bomb: likewise
-- param: at_most = 50 -- how many, the farthest apart first
select
    agreement.metric,
    agreement.population,
    agreement.place,
    agreement.since,
    agreement.as_of,
    agreement.lowest,
    agreement.highest,
    agreement.dated,
    agreement.one_each,
    agreement.means,
    agreement.publications,
    agreement.origins,
    list_transform(
        agreement.said,
        lambda one: concat(
            one.text,
            ', says ' || coalesce(one.speaker, one.via),
            ', in ' || coalesce(one.publication, 'an outlet unknown'),
            ' (' || one.file_path || ':' || one.line_no || ')'
        )
    ) as said
from mart.figure_agreement as agreement
where
    not agreement.can_all_be_right
    and agreement.country_iso3 = $country
    and agreement.metric = $metric
    and agreement.dated >= $dated::integer
    and agreement.one_each >= $one_each::boolean
    and agreement.one_means >= $one_means::boolean
    and agreement.as_of between $first_day::date and $last_day::date
order by agreement.spread desc, agreement.as_of, agreement.place, agreement.population
limit $at_most::integer

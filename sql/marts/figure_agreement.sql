-- Figures of the same thing, from several articles: who says what, how far apart, how many of them independently.
-- Grain: one row for each metric, population, unit, place and time of which two articles or more give a figure.
-- Key: metric, population, unit, place_key, is_cumulative, since, as_of.
-- A figure of a day, and one of no day in an article published on it, are taken to be of the same time: `dated` counts the former,
-- dated_lowest and dated_highest are theirs alone. A city may see several events on a day, and nothing but the articles tells them
-- apart: where one of them gives several figures, one_each is false; where some tell of an air strike and others of shelling or of a
-- bomb, one_means is.
-- Left out are mere counts and distances, figures that may not come true (score 0.45 or less), and those that no place or no day is
-- tied to; and what is no toll: some of those counted before (14 of the dead), those added to others (another five, six more), and
-- somebody (a child). A sentence that speaks of days, weeks or months, and gives a figure no day, is not of the day on which it was
-- printed: "in the past two weeks more than 200 civilians". Of a whole country only totals (so far, since some day) are compared: what else is told of it on a day are
-- different events.
create or replace view mart.figure_agreement as
with coded as (
    select
        event_id,
        -- Those that nobody takes for each other; gas may come by air, and an attack is anything.
        case sub_event_type
            when 'Air/drone strike' then 'air strike'
            when 'Shelling/artillery/missile attack' then 'shelling'
            when 'Remote explosive/landmine/IED' then 'bomb'
            when 'Suicide bomb' then 'bomb'
            when 'Grenade' then 'bomb'
        end as means
    from core.event
    where document_id is not null
),

figure as (
    select
        figure.*,
        coalesce(figure.geonameid::varchar, lower(figure.place_text)) as place_key,
        if(figure.since < figure.as_of, figure.since, null) as first_day,
        coalesce(figure.value_best, figure.value_low, figure.value_high) as value,
        coded.means,
        coalesce(origin.origin_id, figure.document_id) as origin_id
    from core.figure
    left join core.origin on figure.document_id = origin.document_id
    left join coded on figure.event_id = coded.event_id
    left join core.sentence on figure.document_id = sentence.document_id and figure.sentence_no = sentence.sentence_no
    where
        figure.metric not in ('count', 'distance')
        and figure.score > 0.45
        and figure.as_of is not null
        and figure.place_text is not null
        and not (figure.is_part and coalesce(figure.population, 'people') = 'people')
        and not regexp_matches(
            replace(lower(figure.text), 'more than', ''), '^(an?|one of)\b|\b(another|others?|further|additional|more)\b'
        )
        and (coalesce(figure.where_prec, 0) < 6 or figure.is_cumulative or figure.since < figure.as_of)
        and not (
            figure.as_of_by = 'publication'
            and not figure.is_cumulative
            and coalesce(regexp_matches(lower(sentence.text), '\b(days|weeks|months)\b|\btoll includes\b'), false)
        )
)

select
    figure.metric,
    figure.population,
    figure.unit,
    coalesce(min(place.name), min(figure.place_text)) as place,
    figure.place_key,
    min(figure.geonameid) as geonameid,
    min(figure.country_iso3) as country_iso3,
    figure.is_cumulative,
    figure.first_day as since,
    figure.as_of,
    count(*) as figures,
    count(distinct figure.document_id) as documents,
    count(distinct document.publication_id) as publications,
    count(distinct figure.origin_id) as origins,
    count(*) filter (where figure.as_of_by <> 'publication') as dated,
    min(figure.value) filter (where figure.as_of_by <> 'publication') as dated_lowest,
    max(figure.value) filter (where figure.as_of_by <> 'publication') as dated_highest,
    count(distinct { document_id: figure.document_id, value: figure.value }) = count(distinct figure.document_id) as one_each,
    count(distinct figure.means) < 2 as one_means,
    list_sort(list(distinct figure.means) filter (where figure.means is not null)) as means,
    min(figure.value) as lowest,
    max(figure.value) as highest,
    max(figure.value) - min(figure.value) as spread,
    -- What is at least 12 has no upper bound.
    max(coalesce(figure.value_low, 0)) <= min(coalesce(figure.value_high, 'infinity'::double)) as can_all_be_right,
    list(
        {
            value: figure.value,
            text: figure.text,
            qualifier: figure.qualifier,
            as_of_by: figure.as_of_by,
            means: figure.means,
            publication: publication.name,
            speaker: claim.speaker_text,
            via: claim.via_text,
            polarity: claim.polarity,
            published_on: document.published_on,
            document_id: figure.document_id,
            file_path: source_file.path,
            line_no: document.line_no
        }
        order by figure.value, document.published_on, figure.document_id, figure.char_start
    ) as said,
    list_sort(list(distinct figure.document_id)) as document_ids
from figure
inner join core.document on figure.document_id = document.document_id
left join core.publication on document.publication_id = publication.publication_id
left join core.claim on figure.claim_id = claim.claim_id
left join core.place on figure.geonameid = place.geonameid
left join ops.source_file on document.file_id = source_file.file_id
group by
    figure.metric, figure.population, figure.unit, figure.place_key, figure.is_cumulative, figure.first_day, figure.as_of
having count(distinct figure.document_id) > 1;

comment on view mart.figure_agreement is
'Figures of the same thing in several articles: who says what, how far apart, how many independently.
Key: metric, population, unit, place_key, is_cumulative, since, as_of.';
comment on column mart.figure_agreement.metric is 'What they are figures of: killed, wounded, displaced, …';
comment on column mart.figure_agreement.population is 'Who is counted; null if they do not say.';
comment on column mart.figure_agreement.unit is 'In what it is measured, if in anything.';
comment on column mart.figure_agreement.place is 'Where: the name in GeoNames, else as an article has it.';
comment on column mart.figure_agreement.place_key is 'By what places are told apart: the id in GeoNames, else the name in lower case.';
comment on column mart.figure_agreement.geonameid is 'The id in GeoNames.';
comment on column mart.figure_agreement.country_iso3 is 'Country, ISO 3166 alpha-3.';
comment on column mart.figure_agreement.is_cumulative is 'So far, or since some day.';
comment on column mart.figure_agreement.since is 'First day of the time they speak of, if that is longer than a day.';
comment on column mart.figure_agreement.as_of is 'Last day of it.';
comment on column mart.figure_agreement.figures is 'How many figures.';
comment on column mart.figure_agreement.documents is 'In how many articles.';
comment on column mart.figure_agreement.publications is 'Of how many outlets, those that are known.';
comment on column mart.figure_agreement.origins is 'How many of the articles were taken from no other of them: the independent ones.';
comment on column mart.figure_agreement.dated is
'How many of the figures have their day from the article; the others are of no day, in an article published on it.';
comment on column mart.figure_agreement.dated_lowest is 'The lowest of those that have their day from the article; null if none has.';
comment on column mart.figure_agreement.dated_highest is 'The highest of those.';
comment on column mart.figure_agreement.one_each is
'Whether each article gives one figure. One that gives several tells of several events of that day and place, sooner than of one.';
comment on column mart.figure_agreement.one_means is
'Whether none of them tells of an air strike where another tells of shelling or of a bomb: else they are of different events.';
comment on column mart.figure_agreement.means is
'By what, as far as the events coded with them tell it: air strike, shelling, bomb.';
comment on column mart.figure_agreement.lowest is 'The lowest figure. Of a span or a vague number its lower end.';
comment on column mart.figure_agreement.highest is 'The highest figure.';
comment on column mart.figure_agreement.spread is 'Their difference.';
comment on column mart.figure_agreement.can_all_be_right is 'Whether some number satisfies them all: `at least 12` and 15 do, 12 and 15 do not.';
comment on column mart.figure_agreement.said is 'Each figure, the lowest first: its words, what tells its day (as in core.figure), by what means, who says so, through whom, who printed it, file and line.';
comment on column mart.figure_agreement.document_ids is 'The articles. Reference core.document.';

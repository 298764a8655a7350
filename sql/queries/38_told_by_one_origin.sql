-- title: Events told by one origin alone
-- question: On which days and at which places do articles tell of deaths, and does more than one of them say so independently?
-- param: country = SYR -- ISO 3166 alpha-3
-- param: first_day = 2017-06-06 -- first day; by default the day the assault on Raqqa began
-- param: last_day = 2017-12-31 -- last day
-- param: at_least = 1 -- deaths, by the highest figure
-- param: origins = 1 -- told by so many independent articles at most
-- param: at_most = 50 -- how many, those of most deaths first
-- Of events coded from articles, known to the day and to a place smaller than a province. Several events of a day and place are one row.
with told as (
    select
        *,
        coalesce(fatalities_best, fatalities_low, fatalities_high) as deaths,
        coalesce(geonameid::varchar, lower(place_text)) as place_key
    from mart.coded_event_ledger
    where
        status in ('happened', 'ongoing')
        and date_start = date_end
        and where_prec < 4
        and country_iso3 = $country
        and date_start between $first_day::date and $last_day::date
)

select
    date_start as day,
    coalesce(min(geoname), min(place_text)) as place,
    list_sort(list(distinct sub_event_type) filter (where sub_event_type is not null)) as types,
    min(deaths) as deaths_lowest,
    max(deaths) as deaths_highest,
    count(distinct document_id) as articles,
    count(distinct origin_id) as origins,
    list_sort(list(distinct publication) filter (where publication is not null)) as publications,
    list_sort(list(distinct speaker) filter (where speaker is not null)) as speakers,
    min_by(clause, (published_on, document_id, char_start)) as clause,
    min_by(file_path, (published_on, document_id, char_start)) as file_path,
    min_by(line_no, (published_on, document_id, char_start)) as line_no
from told
where deaths is not null
group by date_start, place_key
having count(distinct origin_id) <= $origins::integer and max(deaths) >= $at_least::integer
order by deaths_highest desc, day, place
limit $at_most::integer

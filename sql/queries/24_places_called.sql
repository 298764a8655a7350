-- title: Places of a name
-- question: Which places bear a name, in whatever script, and how many articles and events does the warehouse have of them?
-- param: name = Raqqa -- the name, with or without accents
-- A name that GeoNames lists, or by which an article that was read calls the place.
with named as (
    select geonameid from core.place_name where lower(strip_accents(name)) = lower(strip_accents($name))
    union
    select geonameid
    from core.mention
    where kind = 'place' and geonameid is not null and lower(strip_accents(text)) = lower(strip_accents($name))
),

printed as (
    select geonameid, count(distinct document_id) as articles from core.mention where kind = 'place' group by geonameid
)

select
    place.geonameid,
    place.name,
    place.country_iso3,
    place.latitude,
    place.longitude,
    place.population,
    coalesce(printed.articles, 0) as articles,
    count(distinct event.event_id) as events,
    list_sort(list(distinct event.dataset_id) filter (event.dataset_id is not null)) as datasets
from named
inner join core.place as place on named.geonameid = place.geonameid
left join printed on place.geonameid = printed.geonameid
left join core.event as event on place.geonameid = event.geonameid and event.record_id is not null
group by all
order by events desc, articles desc, place.population desc nulls last, place.geonameid

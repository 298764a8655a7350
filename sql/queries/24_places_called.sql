-- title: Places of a name
-- question: Which places bear a name, in whatever script, and how many events does the warehouse have there?
-- param: name = Raqqa -- the name, with or without accents
select
    place.geonameid,
    place.name,
    place.country_iso3,
    place.latitude,
    place.longitude,
    place.population,
    count(distinct event.event_id) as events,
    list_sort(list(distinct event.dataset_id) filter (event.dataset_id is not null)) as datasets
from core.place_name as place_name
inner join core.place as place on place_name.geonameid = place.geonameid
left join core.event as event on place.geonameid = event.geonameid and event.record_id is not null
where lower(strip_accents(place_name.name)) = lower(strip_accents($name))
group by all
order by events desc, place.population desc nulls last, place.geonameid

-- Actors with their names, those first that most events name. $words: a part of a name, or an actor_id.
-- Datasets may have the same events: each has its own number.
with named as (
    select actor_id, list_sort(list(distinct name) filter (where form <> 'code')) as names
    from core.actor_name
    where form <> 'part'
    group by actor_id
),

counted as (
    select actor_id, max(events) as most, string_agg(dataset_id || ' ' || events, ', ' order by dataset_id) as events
    from (
        select named.actor_id, event.dataset_id, count(distinct named.event_id) as events
        from core.event_actor as named
        inner join core.event as event on named.event_id = event.event_id
        where named.actor_id is not null and event.record_id is not null
        group by named.actor_id, event.dataset_id
    )
    group by actor_id
)

select
    actor.actor_id,
    actor.name,
    actor.kind,
    actor.country_iso3,
    actor.part_of,
    counted.events,
    coalesce(named.names, []) as names
from core.actor as actor
left join named on actor.actor_id = named.actor_id
left join counted on actor.actor_id = counted.actor_id
where
    $words is null
    or actor.actor_id = $words
    or contains(lower(strip_accents(actor.name)), lower(strip_accents($words)))
    or len(list_filter(named.names, lambda name: contains(lower(strip_accents(name)), lower(strip_accents($words))))) > 0
order by counted.most desc nulls last, actor.name, actor.actor_id
limit case when $at_most > 0 then $at_most end

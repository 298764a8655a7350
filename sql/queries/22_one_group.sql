-- title: One group in every dataset
-- question: By which names does each dataset know a group and what belongs to it, in how many events, and with how many deaths?
-- param: actor = ucdp:234 -- actor_id of the group, by default the Islamic State's; `dateline actors` finds it
-- param: country = SYR -- country of the events, ISO 3166 alpha-3
-- param: first_day = 2017-06-06 -- first day; by default the day the assault on Raqqa began
-- param: last_day = 2017-10-20 -- last day
-- The datasets may have the same events and count deaths by rules of their own: their figures stand side by side, never to be added.
with member as (
    select actor_id, name
    from core.actor
    where actor_id = $actor or part_of = $actor
),

took_part as (
    select
        event.dataset_id,
        member.name as actor,
        event.event_id,
        list_sort(list(distinct named.actor_text)) as called
    from core.event_actor as named
    inner join member on named.actor_id = member.actor_id
    inner join core.event as event on named.event_id = event.event_id
    where
        event.record_id is not null
        and event.country_iso3 = $country
        and event.date_start between $first_day::date and $last_day::date
    group by event.dataset_id, member.name, event.event_id
)

select
    took_part.dataset_id,
    took_part.actor,
    list_sort(list_distinct(flatten(list(took_part.called)))) as called,
    count(*) as events,
    min(event.date_start) as first_event,
    max(event.date_end) as last_event,
    sum(event.fatalities_low) as deaths_low,
    sum(event.fatalities_best) as deaths_best,
    sum(event.fatalities_high) as deaths_high
from took_part
inner join core.event as event on took_part.event_id = event.event_id
group by took_part.dataset_id, took_part.actor
order by took_part.dataset_id, events desc, took_part.actor

-- What a name is now, and of how many events.
select
    actor.actor_id,
    actor.name,
    (
        select count(distinct named.event_id)
        from core.event_actor as named
        inner join core.event as event on named.event_id = event.event_id
        where event.dataset_id = $dataset_id and named.actor_text = $actor_text and named.actor_id = actor.actor_id
    ) as events
from core.actor as actor
where actor.actor_id = $actor_id

-- severity: critical
-- title: An event has another actor than was decided for the name it gives
select
    named.event_id,
    named.role,
    named.actor_no,
    named.actor_text,
    named.actor_id,
    decided.actor_id as decided
from core.event_actor as named
inner join core.event as event on named.event_id = event.event_id
left join core.actor_match as decided
    on
        event.dataset_id = decided.dataset_id
        and named.actor_text = decided.actor_text
        and named.source_actor_id is not distinct from decided.source_actor_id
where event.record_id is not null and (decided.actor_text is null or named.actor_id is distinct from decided.actor_id)

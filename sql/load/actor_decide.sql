-- What was decided, in place of the earlier decisions; and events that were loaded before get their other actor.
create or replace temp table turned as
select decided.*
from decided
inner join core.actor_match as earlier
    on
        decided.dataset_id = earlier.dataset_id
        and decided.actor_text = earlier.actor_text
        and decided.source_actor_id is not distinct from earlier.source_actor_id
where not decided.is_new and decided.actor_id is distinct from earlier.actor_id;

delete from core.actor_match
where exists (
    select 1
    from decided
    where
        actor_match.dataset_id = decided.dataset_id
        and actor_match.actor_text = decided.actor_text
        and actor_match.source_actor_id is not distinct from decided.source_actor_id
);

insert into core.actor_match by name
select * exclude (is_new) from decided;

update core.event_actor set actor_id = turned.actor_id
from turned
where
    event_actor.actor_text = turned.actor_text
    and event_actor.source_actor_id is not distinct from turned.source_actor_id
    and split_part(event_actor.event_id, ':', 1) = turned.dataset_id
    and event_actor.actor_id is distinct from turned.actor_id;

-- severity: critical
-- title: An event, an article, a name or an actor speaks of an actor that is not known
with spoken_of as (
    select 'core.event_actor' as table_name, event_id as id, actor_id from core.event_actor
    union all
    select 'core.mention' as table_name, mention_id as id, actor_id from core.mention
    where actor_id is not null
    union all
    select 'core.claim' as table_name, claim_id as id, speaker_actor_id as actor_id from core.claim
    where speaker_actor_id is not null
    union all
    select 'core.actor_name' as table_name, name as id, actor_id from core.actor_name
    union all
    select 'core.actor' as table_name, actor_id as id, part_of as actor_id from core.actor
    union all
    select 'core.actor_match' as table_name, actor_text as id, actor_id from core.actor_match
    union all
    select 'core.actor_candidate' as table_name, actor_text as id, actor_id from core.actor_candidate
)

select spoken_of.*
from spoken_of
anti join core.actor on spoken_of.actor_id = actor.actor_id
where spoken_of.actor_id is not null

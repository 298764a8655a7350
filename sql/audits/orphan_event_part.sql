-- severity: critical
-- title: An actor or a citation belongs to no event
select 'core.event_actor' as table_name, event_actor.event_id
from core.event_actor
anti join core.event on event_actor.event_id = event.event_id
union all
select 'core.event_citation' as table_name, event_citation.event_id
from core.event_citation
anti join core.event on event_citation.event_id = event.event_id

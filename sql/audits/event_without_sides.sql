-- severity: warning
-- title: An event of a dataset names nobody who took part
select event.event_id, event.file_id, event.line_no
from core.event
anti join core.event_actor on event.event_id = event_actor.event_id
where event.record_id is not null

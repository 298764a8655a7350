-- severity: critical
-- title: A figure or an event names a claim or an event that its article does not have
select 'core.figure' as table_name, figure.figure_id as id, figure.claim_id as refers_to
from core.figure
anti join core.claim on figure.claim_id = claim.claim_id and figure.document_id = claim.document_id
where figure.claim_id is not null
union all
select 'core.figure' as table_name, figure.figure_id as id, figure.event_id as refers_to
from core.figure
anti join core.event on figure.event_id = event.event_id and figure.document_id = event.document_id
where figure.event_id is not null
union all
select 'core.event' as table_name, event.event_id as id, event.claim_id as refers_to
from core.event
anti join core.claim on event.claim_id = claim.claim_id and event.document_id = claim.document_id
where event.claim_id is not null

-- severity: critical
-- title: A record stands, but is no event
select version.record_id, version.version_no
from core.record_version as version
anti join core.event on version.record_id = event.record_id
where version.valid_to is null and version.op <> 'delete'

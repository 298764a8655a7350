-- severity: critical
-- title: What an event was before is no earlier version of its record, or is said of one that still holds
select
    past.event_id,
    past.version_no
from core.event_past as past
anti join core.record_version as version
    on
        past.record_id = version.record_id
        and past.version_no = version.version_no
        and past.file_id = version.file_id
        and version.valid_to is not null

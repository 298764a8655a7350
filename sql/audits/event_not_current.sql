-- severity: critical
-- title: An event is not the version of its record that holds now
select event.event_id, event.file_id, event.line_no
from core.event
anti join core.record_version as version
    on
        event.record_id = version.record_id
        and event.version_no = version.version_no
        and event.file_id = version.file_id
        and event.line_no = version.line_no
        and version.valid_to is null
        and version.op <> 'delete'
where event.record_id is not null

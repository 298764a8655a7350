-- severity: critical
-- title: A line is in quarantine, open, and was loaded all the same
with loaded as (
    select file_id, line_no from core.record_version
    union all
    select file_id, line_no from core.document
)

select quarantine.quarantine_id, quarantine.file_id, quarantine.line_no, quarantine.code
from ops.quarantine
semi join loaded on quarantine.file_id = loaded.file_id and quarantine.line_no = loaded.line_no
where quarantine.status = 'open'

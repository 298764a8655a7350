-- severity: critical
-- title: Something comes from a file that was never received
with mentioned as (
    select 'core.event' as table_name, file_id from core.event
    union
    select 'core.document' as table_name, file_id from core.document
    union
    select 'core.record' as table_name, first_file_id as file_id from core.record
    union
    select 'core.record' as table_name, deleted_in_file_id as file_id from core.record
    union
    select 'core.record_version' as table_name, file_id from core.record_version
    union
    select 'ops.load' as table_name, file_id from ops.load
    union
    select 'ops.quarantine' as table_name, file_id from ops.quarantine
    union
    select 'ops.validation' as table_name, file_id from ops.validation
    union
    select 'ops.drift' as table_name, file_id from ops.drift
)

select mentioned.table_name, mentioned.file_id
from mentioned
anti join ops.source_file on mentioned.file_id = source_file.file_id
where mentioned.file_id is not null

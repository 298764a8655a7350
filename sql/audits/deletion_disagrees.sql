-- severity: critical
-- title: A record says that it was deleted and its last version does not, or the other way round
select record.record_id, record.deleted_in_file_id, version.op, version.file_id
from core.record
inner join core.record_version as version on record.record_id = version.record_id and version.valid_to is null
where record.deleted_in_file_id is distinct from case when version.op = 'delete' then version.file_id end

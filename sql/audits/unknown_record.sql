-- severity: critical
-- title: A version belongs to no record, or a record to no dataset
select version.record_id, version.version_no
from core.record_version as version
anti join core.record on version.record_id = record.record_id
union all
select record.record_id, null as version_no
from core.record
anti join core.dataset on record.dataset_id = dataset.dataset_id

-- severity: critical
-- title: A record of a dataset of events stands, but is no event
select
    version.record_id,
    version.version_no
from core.record_version as version
inner join core.record on version.record_id = record.record_id
inner join core.dataset on record.dataset_id = dataset.dataset_id and dataset.holds = 'events'
anti join core.event on version.record_id = event.record_id
where version.valid_to is null and version.op <> 'delete'

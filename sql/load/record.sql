-- Records: new ones come in, those that come back are no longer deleted. A first version is that of a new record.
insert into core.record by name
select
    change.record_id,
    $dataset_id as dataset_id,
    substr(change.record_id, length($dataset_id) + 2) as source_event_id,
    change.file_id as first_file_id,
    null as deleted_in_file_id
from change
where change.op = 'add' and change.version_no = 1;

update core.record
set deleted_in_file_id = null
where record_id in (select change.record_id from change where change.op = 'add' and change.version_no > 1);

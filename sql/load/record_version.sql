-- Versions: what changed closes the open version and opens its own.
update core.record_version
set valid_to = batch_file.valid_from
from change
inner join batch_file on change.file_id = batch_file.file_id
where
    record_version.valid_to is null
    and record_version.record_id = change.record_id
    and change.op <> 'same'
    and change.version_no > 1;

insert into core.record_version by name
select
    change.record_id,
    change.version_no,
    change.op,
    batch_file.valid_from,
    null::date as valid_to,
    batch_file.release_label,
    change.row_hash,
    change.changed_columns,
    change.file_id,
    change.line_no
from change
inner join batch_file on change.file_id = batch_file.file_id
where change.op <> 'same';

-- Versions: what changed closes the open version and opens its own.
create or replace temp table new_version as
select
    change.record_id,
    change.version_no,
    change.op,
    batch_file.valid_from,
    null::date as valid_to,
    batch_file.release_label,
    change.row_hash,
    change.changed_columns,
    stage_row.file_id,
    stage_row.line_no
from change
inner join stage_row on change.row_no = stage_row.row_no
inner join batch_file on stage_row.file_id = batch_file.file_id
where change.op <> 'same';

update core.record_version
set valid_to = new_version.valid_from
from new_version
where record_version.valid_to is null and record_version.record_id = new_version.record_id and new_version.version_no > 1;

insert into core.record_version by name select * from new_version;

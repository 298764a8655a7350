-- Versions: what changed closes the open version and opens its own.
update core.record_version
set valid_to = $valid_from
where
    valid_to is null
    and record_id in (select change.record_id from change where change.op <> 'same' and change.version_no > 1);

insert into core.record_version (
    record_id, version_no, op, valid_from, valid_to, release_label, row_hash, changed_columns, file_id, line_no
)
select
    change.record_id,
    change.version_no,
    change.op,
    $valid_from,
    null,
    $release_label,
    change.row_hash,
    change.changed_columns,
    $file_id,
    stage_row.line_no
from change
inner join stage_row on change.row_no = stage_row.row_no
where change.op <> 'same';

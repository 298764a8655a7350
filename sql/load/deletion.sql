-- Records that a full release no longer has: a last version that says so, and no event. Such a release is a batch of one file.
insert into core.record_version (
    record_id, version_no, op, valid_from, valid_to, release_label, row_hash, changed_columns, file_id, line_no
)
select
    before.record_id,
    before.version_no + 1,
    'delete',
    batch_file.valid_from,
    null,
    batch_file.release_label,
    before.row_hash,
    [],
    batch_file.file_id,
    null
from core.record_version as before
cross join batch_file
where before.valid_to is null and before.record_id in (select record_id from gone);

update core.record_version
set valid_to = batch_file.valid_from
from batch_file
where valid_to is null and op <> 'delete' and record_id in (select record_id from gone);

update core.record set deleted_in_file_id = batch_file.file_id
from batch_file
where record_id in (select record_id from gone);

insert into core.event_past by name
select event.*
from core.event as event
where event.event_id in (select record_id from gone);

delete from core.event where event_id in (select record_id from gone);
delete from core.event_actor where event_id in (select record_id from gone);
delete from core.event_citation where event_id in (select record_id from gone);

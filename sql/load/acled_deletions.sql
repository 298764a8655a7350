-- ACLED: what its deletions make of the events that are here, whichever came first: a last version that says so, and no event. If
-- a list arrives that has a deletion, and has it earlier than the one that said so, it is the one that says so.
update core.record_version set file_id = deletion.file_id, release_label = deletion.release_label
from core.acled_deletion as deletion
where
    record_version.record_id = deletion.record_id
    and record_version.version_no = deletion.version_no + 1
    and record_version.op = 'delete'
    and record_version.valid_to is not null
    and record_version.file_id <> deletion.file_id;

create or replace temp table deletion as
with due as (
    select
        deletion.record_id,
        deletion.version_no + 1 as version_no,
        greatest(make_timestamp(deletion.deleted_at * 1000000)::date, before.valid_from) as valid_from,
        deletion.release_label,
        before.row_hash,
        deletion.file_id
    from core.acled_deletion as deletion
    inner join core.record_version as before
        on deletion.record_id = before.record_id and deletion.version_no = before.version_no
    where deletion.holds
)

select due.*
from due
anti join core.record_version as there
    on
        due.record_id = there.record_id
        and due.version_no = there.version_no
        and due.valid_from = there.valid_from
        and due.file_id = there.file_id;

-- What stood only while the batch was loaded was deleted before.
create temp table if not exists reopened (record_id varchar, version_no integer);

insert into gone
select deletion.record_id
from deletion
semi join core.event as event on deletion.record_id = event.event_id
anti join reopened on deletion.record_id = reopened.record_id;

delete from core.record_version using deletion
where record_version.record_id = deletion.record_id and record_version.version_no = deletion.version_no;

insert into core.record_version by name
select *, 'delete' as op, [] as changed_columns from deletion;

update core.record_version set valid_to = deletion.valid_from
from deletion
where record_version.record_id = deletion.record_id and record_version.version_no = deletion.version_no - 1;

update core.record set deleted_in_file_id = deletion.file_id
from deletion
where record.record_id = deletion.record_id;

insert into core.event_past by name
select event.*
from core.event as event
where event.event_id in (select record_id from deletion);

delete from core.event where event_id in (select record_id from deletion);
delete from core.event_actor where event_id in (select record_id from deletion);
delete from core.event_citation where event_id in (select record_id from deletion);

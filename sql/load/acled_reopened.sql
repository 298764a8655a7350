-- ACLED: events that are deleted and that the batch has as they were uploaded before that. They stand again while the batch is
-- loaded, so that what it says of them becomes a version in its place; acled_deletions.sql takes them out again.
create or replace temp table reopened as
select distinct
    accepted.record_id,
    deletion.version_no
from accepted
inner join stage_row on accepted.row_no = stage_row.row_no
inner join core.acled_deletion as deletion on accepted.record_id = deletion.record_id and deletion.holds
where coalesce(stage_row.timestamp, epoch(stage_row.event_date)::bigint) <= deletion.deleted_at;

delete from core.record_version
where op = 'delete' and valid_to is null and record_id in (select record_id from reopened);

update core.record_version set valid_to = null
from reopened
where record_version.record_id = reopened.record_id and record_version.version_no = reopened.version_no;

update core.record set deleted_in_file_id = null where record_id in (select record_id from reopened);

insert into core.event by name
select past.*
from core.event_past as past
semi join reopened on past.event_id = reopened.record_id and past.version_no = reopened.version_no;

delete from core.event_past using reopened
where event_past.event_id = reopened.record_id and event_past.version_no = reopened.version_no;

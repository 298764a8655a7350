-- ACLED: when a file has an event that was uploaded anew and says the same, that is no version of it; but a deletion before is none
-- of what was uploaded since.
create or replace temp table uploaded_again as
select record.rowid as row_id, stage_row.timestamp as uploaded_at
from change
inner join stage_row on change.row_no = stage_row.row_no
inner join source.acled as kept on change.record_id = kept.record_id and change.version_no = kept.version_no
inner join core.record as record on change.record_id = record.record_id
where
    change.op = 'same'
    and stage_row.timestamp > greatest(coalesce(kept.timestamp, 0), coalesce(record.uploaded_again_at, 0))
order by row_id;

update core.record set uploaded_again_at = uploaded_again.uploaded_at
from uploaded_again
where record.rowid = uploaded_again.row_id;

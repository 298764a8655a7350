-- Records: new ones come in, those that come back are no longer deleted.
merge into core.record as target
using (
    select
        change.record_id,
        $dataset_id as dataset_id,
        substr(change.record_id, length($dataset_id) + 2) as source_event_id,
        stage_row.file_id
    from change
    inner join stage_row on change.row_no = stage_row.row_no
    where change.op = 'add'
) as new
    on target.record_id = new.record_id
when matched then update set deleted_in_file_id = null
when not matched then
    insert (record_id, dataset_id, source_event_id, first_file_id, deleted_in_file_id)
    values (new.record_id, new.dataset_id, new.source_event_id, new.file_id, null);

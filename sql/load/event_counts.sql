-- What became of the records of each file of a batch of events, and of those that it deletes.
select
    file_id,
    op,
    count(*)
from change
group by file_id, op
union all
select
    file_id,
    'repeat',
    count(*)
from stage_repeat
group by file_id
union all
select
    rejected.file_id,
    'rejected',
    count(distinct rejected.line_no)
from (
    select
        file_id,
        line_no
    from stage_reject
    union all
    select
        stage_row.file_id,
        stage_row.line_no
    from stage_rejected
    inner join stage_row on stage_rejected.row_no = stage_row.row_no
) as rejected
group by rejected.file_id
union all
-- Only a batch of one file deletes anything.
select
    batch_file.file_id,
    'delete',
    count(*)
from gone
cross join batch_file
group by batch_file.file_id;

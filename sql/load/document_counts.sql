-- What became of the records of each file of articles.
select file_id, op, count(*) from document_change group by file_id, op
union all
select file_id, 'rejected', count(distinct line_no)
from (
    select file_id, line_no from stage_reject
    union all
    select stage_document.file_id, stage_document.line_no
    from stage_rejected
    inner join stage_document on stage_rejected.row_no = stage_document.row_no
)
group by file_id;

-- What became of the records of a batch of events.
select op, count(*) from change group by op
union all
select 'repeat', count(*) from stage_repeat
union all
select 'rejected', count(distinct line_no)
from (
    select line_no from stage_reject
    union all
    select stage_row.line_no
    from stage_rejected
    inner join stage_row on stage_rejected.row_no = stage_row.row_no
);

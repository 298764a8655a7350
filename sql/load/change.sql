-- One verdict for each accepted row. A row whose hash differs only by columns that one of the two files lacks is the same.
create or replace temp table change as
select
    against.row_no,
    against.record_id,
    against.file_id,
    against.line_no,
    against.row_hash,
    case
        when against.verdict = 'compare' and len(difference.changed) > 0 then 'modify'
        when against.verdict = 'compare' and len(difference.gained) > 0 then 'extend'
        when against.verdict = 'compare' then 'same'
        else against.verdict
    end as op,
    case when op = 'same' then against.old_version else coalesce(against.old_version, 0) + 1 end as version_no,
    case op when 'modify' then difference.changed when 'extend' then difference.gained else [] end as changed_columns
from against
left join difference on against.row_no = difference.row_no;

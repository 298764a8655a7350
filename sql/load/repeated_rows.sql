-- Rows of a batch that say again what an earlier row of it says: staged as `repeat`.
with numbered as (
    select
        row_no,
        file_id,
        min(row_no) over (partition by record_id, row_hash) as first_row_no
    from stage_same_record
)

select row_no, file_id, first_row_no
from numbered
where row_no > first_row_no

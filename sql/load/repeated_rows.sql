-- Rows of a batch that say again what an earlier row of it says: staged as `repeat`.
with again as (
    select record_id, row_hash, min(row_no) as first_row_no
    from stage_hash
    group by record_id, row_hash
    having count(*) > 1
)

select stage_hash.row_no, again.first_row_no
from stage_hash
inner join again on stage_hash.record_id = again.record_id and stage_hash.row_hash = again.row_hash
where stage_hash.row_no > again.first_row_no

-- The rows of a batch that may be loaded: read, typed, not repeated, not rejected by a rule, of a file that is not refused.
create or replace temp table accepted as
select stage_hash.row_no, stage_hash.record_id, stage_hash.file_id, stage_hash.line_no, stage_hash.row_hash
from stage_hash
where
    stage_hash.row_no not in (select stage_repeat.row_no from stage_repeat)
    and stage_hash.row_no not in (select stage_rejected.row_no from stage_rejected)
    and stage_hash.file_id in (select batch_file.file_id from batch_file);

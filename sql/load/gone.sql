-- Records in scope that a full release no longer has. What it has in a form that could not be loaded is not gone.
create or replace temp table gone as
select in_scope.record_id
from in_scope
where
    $full
    and in_scope.record_id not in (select stage_hash.record_id from stage_hash)
    and in_scope.record_id not in (select stage_rejected_id.record_id from stage_rejected_id);

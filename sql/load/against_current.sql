-- Accepted rows beside the open version of their record.
create or replace temp table against as
select
    accepted.row_no,
    accepted.record_id,
    accepted.row_hash,
    accepted.file_id,
    accepted.line_no,
    current_version.version_no as old_version,
    current_version.file_id as old_file_id,
    case
        when current_version.version_no is null or current_version.op = 'delete' then 'add'
        when current_version.row_hash = accepted.row_hash then 'same'
        else 'compare'
    end as verdict
from accepted
left join core.record_version as current_version
    on accepted.record_id = current_version.record_id and current_version.valid_to is null;

-- Records in quarantine, in the order of their files.
select
    quarantine.quarantine_id,
    quarantine.code,
    file.path,
    quarantine.line_no,
    quarantine.column_name,
    quarantine.value,
    quarantine.status
from ops.quarantine as quarantine
left join ops.source_file as file on quarantine.file_id = file.file_id
where
    ($status = 'all' or quarantine.status = $status)
    and ($code is null or quarantine.code = $code)
    and ($file is null or contains(file.path, $file) or starts_with(quarantine.file_id, $file))
order by file.path, quarantine.file_id, quarantine.line_no, quarantine.code, quarantine.quarantine_id
limit case when $at_most > 0 then $at_most end

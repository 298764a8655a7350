-- Ids of open records, by reason or file.
select quarantine.quarantine_id
from ops.quarantine as quarantine
left join ops.source_file as file on quarantine.file_id = file.file_id
where
    quarantine.status = 'open'
    and ($code is null or quarantine.code = $code)
    and ($file is null or contains(file.path, $file) or starts_with(quarantine.file_id, $file))
order by quarantine.quarantine_id

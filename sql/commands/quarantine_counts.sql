-- How many rows of quarantine there are for each reason.
select quarantine.code, count(*) as reasons
from ops.quarantine as quarantine
left join ops.source_file as file on quarantine.file_id = file.file_id
where
    ($status = 'all' or quarantine.status = $status)
    and ($code is null or quarantine.code = $code)
    and ($file is null or contains(file.path, $file) or starts_with(quarantine.file_id, $file))
group by quarantine.code
order by reasons desc, quarantine.code

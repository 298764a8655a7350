-- One record with every reason against it: all rows of its file and line, the one asked for first.
select
    reason.quarantine_id,
    file.path,
    file.source,
    reason.line_no,
    reason.table_name,
    reason.code,
    reason.message,
    reason.column_name,
    reason.value,
    reason.status,
    reason.first_seen,
    reason.last_seen,
    reason.mended,
    reason.record,
    reason.raw_text
from ops.quarantine as asked
inner join ops.quarantine as reason on asked.file_id = reason.file_id and asked.line_no = reason.line_no
left join ops.source_file as file on reason.file_id = file.file_id
where asked.quarantine_id = $quarantine_id
order by reason.quarantine_id <> $quarantine_id, reason.code, reason.quarantine_id

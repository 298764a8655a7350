-- title: What is in quarantine
-- question: Which records were not loaded, why, and where do they stand?
-- param: status = open -- open, replayed or dismissed
-- param: at_most = 100 -- how many
select
    quarantine.code,
    quarantine.message,
    quarantine.column_name,
    quarantine.value,
    source_file.path as file_path,
    quarantine.line_no,
    quarantine.raw_text[:120] as begins,
    quarantine.quarantine_id
from ops.quarantine
inner join ops.source_file on quarantine.file_id = source_file.file_id
where quarantine.status = $status
order by file_path, quarantine.line_no, quarantine.code
limit $at_most::integer

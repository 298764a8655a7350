-- severity: critical
-- title: A file was loaded, but no ledger says what became of its rows
select
    source_file.file_id,
    source_file.path
from ops.source_file
anti join ops.load on source_file.file_id = load.file_id
where source_file.state = 'loaded'

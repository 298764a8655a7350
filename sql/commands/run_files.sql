-- What a run did with each file: its ledger, or why it has none.
select
    file.path,
    file.source,
    file.state,
    ledger.table_name,
    ledger.read,
    ledger.inserted,
    ledger.updated,
    ledger.unchanged,
    ledger.duplicate,
    ledger.quarantined,
    ledger.deleted,
    file.message,
    file.file_id
from ops.source_file as file
left join ops.load as ledger on file.file_id = ledger.file_id and ledger.run_id = $run_id
where file.run_id = $run_id or ledger.run_id is not null
order by file.path, file.file_id, ledger.table_name

-- What a run did with each file: its ledger, or why it has none; and the files that nothing could be kept of.
with not_kept as (
    select unnest(cast(summary -> '$.not_kept' as struct(path varchar, state varchar, message varchar)[])) as file
    from ops.run
    where run_id = $run_id
)

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
union all
select
    not_kept.file.path,
    null,
    not_kept.file.state,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    not_kept.file.message,
    null
from not_kept
order by path, file_id, table_name

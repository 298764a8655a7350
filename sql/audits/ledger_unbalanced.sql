-- severity: critical
-- title: A file's ledger does not balance: rows have vanished or were counted twice
select
    load.run_id,
    load.file_id,
    load.table_name,
    load.read,
    load.inserted + load.updated + load.unchanged + load.duplicate + load.quarantined as accounted
from ops.load
where
    load.read <> load.inserted + load.updated + load.unchanged + load.duplicate + load.quarantined
    or least(load.read, load.inserted, load.updated, load.unchanged, load.duplicate, load.quarantined, load.deleted) < 0

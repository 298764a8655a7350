-- severity: critical
-- title: A ledger counts more rows in quarantine than quarantine holds
select
    load.run_id,
    load.file_id,
    load.table_name,
    load.quarantined,
    count(distinct quarantine.line_no) as kept
from ops.load
left join ops.quarantine on load.file_id = quarantine.file_id and load.table_name = quarantine.table_name
where load.quarantined > 0
group by all
having load.quarantined > count(distinct quarantine.line_no)

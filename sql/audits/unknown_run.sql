-- severity: warning
-- title: Something was done by a run that is not known
with mentioned as (
    select 'ops.source_file' as table_name, run_id from ops.source_file
    union
    select 'ops.load' as table_name, run_id from ops.load
    union
    select 'ops.quarantine' as table_name, run_id from ops.quarantine
    union
    select 'ops.validation' as table_name, run_id from ops.validation
    union
    select 'ops.drift' as table_name, run_id from ops.drift
)

select mentioned.table_name, mentioned.run_id
from mentioned
anti join ops.run on mentioned.run_id = run.run_id

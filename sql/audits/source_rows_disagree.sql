-- severity: critical
-- title: A version has no row in its dataset's own table, or a row there has no version
with source_row as (
    -- Add a branch for each table of schema source.
    select record_id, version_no from source.ucdp_ged
    union all
    select record_id, version_no from source.acled
    union all
    select record_id, version_no from source.gtd
),

version as (
    select record_id, version_no from core.record_version where op <> 'delete'
)

select version.record_id, version.version_no, 'no row in schema source' as problem
from version
anti join source_row on version.record_id = source_row.record_id and version.version_no = source_row.version_no
union all
select source_row.record_id, source_row.version_no, 'no version' as problem
from source_row
anti join version on source_row.record_id = version.record_id and source_row.version_no = version.version_no

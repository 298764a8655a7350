-- Events of a dataset as a release left them, in the shape of core.event: select * from mart.event_in_release('ucdp_ged', '22.1').
-- Releases follow each other as they were loaded: ops.source_file.release_key.
create or replace macro mart.event_in_release(dataset, release) as table
with last_file as (
    select max(release_key) as release_key
    from ops.source_file
    where dataset_id = dataset and release_label = release and state = 'loaded'
),

standing as (
    select version.record_id, version.version_no, version.op
    from core.record_version as version
    inner join ops.source_file as file on version.file_id = file.file_id
    inner join last_file on file.release_key <= last_file.release_key
    where file.dataset_id = dataset
    qualify row_number() over (partition by version.record_id order by version.version_no desc) = 1
)

select event.*
from core.event
semi join standing on event.record_id = standing.record_id and event.version_no = standing.version_no
union all by name
select past.*
from core.event_past as past
semi join standing on past.record_id = standing.record_id and past.version_no = standing.version_no and standing.op <> 'delete';

comment on macro table mart.event_in_release is
'Events of a dataset as the release of that name left them, in the shape of core.event; none if no such release is loaded.';

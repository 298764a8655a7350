-- What a later release says, of records of the staged files or of others in the days and countries of a file that may delete them.
with later as (
    select source_file.file_id
    from ops.source_file as source_file
    where source_file.dataset_id = $dataset_id and split_part(source_file.release_key, '|', 1) > $as_of
),

staged as (
    select
        min(stage_event.date_start) as covers_from,
        max(stage_event.date_end) as covers_to
    from stage_event
)

select version.record_id
from core.record_version as version
semi join later on version.file_id = later.file_id
semi join stage_row on version.record_id = stage_row.record_id
union all
select event.event_id
from core.event as event
semi join later on event.file_id = later.file_id
semi join stage_event on event.country_iso3 = stage_event.country_iso3
inner join staged on event.date_start between staged.covers_from and staged.covers_to
where $deletes
limit 1;

-- What each release said anew: records added, changed and withdrawn, and by how many deaths.
-- Grain: one row for each version of a record that changed something in substance. Key: record_id, version_no.
-- An `extend` version only fills columns that the earlier release did not have, and is left out.
create or replace view mart.revision_log as
with fatalities as (
    select event_id, version_no, fatalities_low as low, fatalities_best as best, fatalities_high as high from core.event
    union all
    select event_id, version_no, fatalities_low as low, fatalities_best as best, fatalities_high as high from core.event_past
)

select
    version.record_id,
    version.version_no,
    record.dataset_id,
    record.source_event_id,
    version.op,
    version.valid_from,
    version.release_label,
    previous.release_label as previous_release_label,
    version.changed_columns,
    before.low as low_before,
    after.low as low_after,
    before.best as best_before,
    after.best as best_after,
    before.high as high_before,
    after.high as high_after,
    coalesce(after.low, 0) - coalesce(before.low, 0) as low_change,
    coalesce(after.best, 0) - coalesce(before.best, 0) as best_change,
    coalesce(after.high, 0) - coalesce(before.high, 0) as high_change,
    previous_file.path as previous_file_path,
    source_file.path as file_path,
    version.file_id,
    version.line_no
from core.record_version as version
inner join core.record on version.record_id = record.record_id
left join core.record_version as previous
    on version.record_id = previous.record_id and version.version_no = previous.version_no + 1
left join fatalities as after on version.record_id = after.event_id and version.version_no = after.version_no
left join fatalities as before on version.record_id = before.event_id and version.version_no = before.version_no + 1
left join ops.source_file on version.file_id = source_file.file_id
left join ops.source_file as previous_file on previous.file_id = previous_file.file_id
where version.op <> 'extend';

comment on view mart.revision_log is
'What each release added, changed and withdrew, and by how many deaths. Key: record_id, version_no.';
comment on column mart.revision_log.record_id is 'References core.record.';
comment on column mart.revision_log.version_no is 'Order of the versions of the record, from 1. References core.record_version.';
comment on column mart.revision_log.dataset_id is 'References core.dataset.';
comment on column mart.revision_log.source_event_id is 'The publisher''s own id.';
comment on column mart.revision_log.op is 'add, modify or delete.';
comment on column mart.revision_log.valid_from is 'Day as of which the release speaks that says so: the last it covers or, for ACLED, its last upload.';
comment on column mart.revision_log.release_label is 'That release, if its name is known.';
comment on column mart.revision_log.previous_release_label is 'The release that gave the version before; null for the first version.';
comment on column mart.revision_log.changed_columns is 'Columns whose values changed; empty for add and delete.';
comment on column mart.revision_log.low_before is 'Lowest estimate of deaths before; null if the record did not stand.';
comment on column mart.revision_log.low_after is 'Lowest estimate now; null if the record was withdrawn.';
comment on column mart.revision_log.best_before is 'Best estimate of deaths before; null if the record did not stand.';
comment on column mart.revision_log.best_after is 'Best estimate now; null if the record was withdrawn.';
comment on column mart.revision_log.high_before is 'Highest estimate of deaths before; null if the record did not stand.';
comment on column mart.revision_log.high_after is 'Highest estimate now; null if the record was withdrawn.';
comment on column mart.revision_log.low_change is 'By how many deaths the sum of the lowest estimates changes.';
comment on column mart.revision_log.best_change is 'By how many deaths the sum of the best estimates changes.';
comment on column mart.revision_log.high_change is 'By how many deaths the sum of the highest estimates changes.';
comment on column mart.revision_log.previous_file_path is 'The file that gave the version before; null for the first version.';
comment on column mart.revision_log.file_path is 'The file of the release, as it was named when received.';
comment on column mart.revision_log.file_id is 'The same by its content. References ops.source_file.';
comment on column mart.revision_log.line_no is 'Line of that file on which the record begins; null for delete.';

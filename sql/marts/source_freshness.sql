-- How far each source reaches, and how long ago that was.
-- Grain: one row for each source that a file was ever recognised as. Key: source.
create or replace view mart.source_freshness as
with record_rows as (
    select source_file.source, count(*) as row_count
    from core.record_version
    inner join ops.source_file on record_version.file_id = source_file.file_id
    where record_version.valid_to is null and record_version.op <> 'delete'
    group by source_file.source
),

event_days as (
    select source_file.source, max(event.date_end) as last_day
    from core.event
    inner join ops.source_file on event.file_id = source_file.file_id
    where event.record_id is not null
    group by source_file.source
),

document_rows as (
    select source_file.source, count(*) as row_count, max(document.published_on) as last_day
    from core.document
    inner join ops.source_file on document.file_id = source_file.file_id
    group by source_file.source
),

waiting as (
    select source_file.source, count(distinct quarantine.file_id || ':' || quarantine.line_no) as lines
    from ops.quarantine
    inner join ops.source_file on quarantine.file_id = source_file.file_id
    where quarantine.status = 'open'
    group by source_file.source
),

received as (
    select
        source,
        any_value(dataset_id) as dataset_id,
        count(*) as files,
        count(*) filter (where state = 'loaded') as files_loaded,
        max(received_at) filter (where state = 'loaded') as last_received_at,
        max_by(path, (received_at, path)) filter (where state = 'loaded') as last_file_path,
        max_by(release_label, release_key) filter (where state = 'loaded') as last_release_label,
        max(covers_to) filter (where state = 'loaded') as covers_to
    from ops.source_file
    where source is not null
    group by source
)

select
    received.source,
    received.dataset_id,
    received.files,
    received.files_loaded,
    received.last_file_path,
    received.last_received_at,
    received.last_release_label,
    coalesce(received.covers_to, event_days.last_day, document_rows.last_day) as last_day_covered,
    current_date - last_day_covered as days_since_covered,
    current_date - received.last_received_at::date as days_since_received,
    coalesce(record_rows.row_count, 0) + coalesce(document_rows.row_count, 0) as current_rows,
    coalesce(waiting.lines, 0) as lines_in_quarantine
from received
left join record_rows on received.source = record_rows.source
left join event_days on received.source = event_days.source
left join document_rows on received.source = document_rows.source
left join waiting on received.source = waiting.source;

comment on view mart.source_freshness is 'How far each source reaches, and how long ago that was. Key: source.';
comment on column mart.source_freshness.source is 'The source: ucdp_ged, article_text, …';
comment on column mart.source_freshness.dataset_id is 'The dataset it brings; null for articles. References core.dataset.';
comment on column mart.source_freshness.files is 'Files ever recognised as this source.';
comment on column mart.source_freshness.files_loaded is 'Those of them that were loaded.';
comment on column mart.source_freshness.last_file_path is 'The file loaded that was received last, as it was named then.';
comment on column mart.source_freshness.last_received_at is 'When its bytes were received. UTC.';
comment on column mart.source_freshness.last_release_label is 'The latest release by content, if its name is known.';
comment on column mart.source_freshness.last_day_covered is 'Last day of the events of any release, or the latest day of publication.';
comment on column mart.source_freshness.days_since_covered is 'Days from that day until today.';
comment on column mart.source_freshness.days_since_received is 'Days from the last file received until today.';
comment on column mart.source_freshness.current_rows is 'Records of the dataset, or articles, that stand now.';
comment on column mart.source_freshness.lines_in_quarantine is 'Lines of its files that are in quarantine and open.';

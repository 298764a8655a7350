-- ACLED: a deletion that is news, of an event that is here as it was uploaded before and as it was uploaded after. It falls between
-- two states of the event, so ACLED's files must be taken in their order anew.
with news as (
    select
        stage_row.event_id_cnty,
        stage_row.deleted_timestamp
    from stage_row
    anti join source.acled_deleted as known
        on stage_row.event_id_cnty = known.event_id_cnty and stage_row.deleted_timestamp = known.deleted_timestamp
),

upload as (
    select
        acled.event_id_cnty,
        coalesce(acled.timestamp, epoch(acled.event_date)::bigint) as uploaded_at
    from source.acled as acled
    union all
    select
        record.source_event_id as event_id_cnty,
        record.uploaded_again_at as uploaded_at
    from core.record as record
    where record.dataset_id = 'acled' and record.uploaded_again_at is not null
)

select news.event_id_cnty
from news
inner join upload on news.event_id_cnty = upload.event_id_cnty
group by news.event_id_cnty, news.deleted_timestamp
having min(upload.uploaded_at) <= news.deleted_timestamp and max(upload.uploaded_at) > news.deleted_timestamp;

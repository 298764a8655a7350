-- severity: critical
-- title: An event of ICEWS has the flag mirrored but no mirror, or a mirror but not the flag
with standing as (
    select
        event.event_id, coded.event_date, coded.story_id, coded.cameo_code, coded.source_name, coded.target_name,
        coalesce(list_contains(event.flags, 'mirrored'), false) as has_flag
    from core.event
    inner join source.icews as coded on event.record_id = coded.record_id and event.version_no = coded.version_no
),

mirrored as (
    select this.event_id
    from standing as this
    inner join standing as other
        on
            this.event_date = other.event_date
            and this.story_id = other.story_id
            and this.cameo_code = other.cameo_code
            and this.source_name = other.target_name
            and this.target_name = other.source_name
            and this.event_id <> other.event_id
)

select standing.event_id, standing.has_flag
from standing
where standing.has_flag <> (standing.event_id in (select mirrored.event_id from mirrored))

-- ICEWS: the flag `mirrored`, on and off, for every event that a changed or deleted record may be the mirror of: those of the same
-- day, story and code, as the record is now and as it was. Which of the two came first, or in which file, does not matter.
create or replace temp table mirrored as
with touched as (
    select distinct coded.event_date, coded.story_id, coded.cameo_code
    from source.icews as coded
    where
        coded.record_id in (select change.record_id from change where change.op <> 'same')
        or coded.record_id in (select gone.record_id from gone)
),

standing as (
    select event.event_id, coded.event_date, coded.story_id, coded.cameo_code, coded.source_name, coded.target_name
    from core.event
    inner join source.icews as coded on event.record_id = coded.record_id and event.version_no = coded.version_no
    semi join touched
        on
            coded.event_date = touched.event_date
            and coded.story_id = touched.story_id
            and coded.cameo_code = touched.cameo_code
)

select
    this.event_id,
    bool_or(other.event_id is not null) as has_mirror
from standing as this
left join standing as other
    on
        this.event_date = other.event_date
        and this.story_id = other.story_id
        and this.cameo_code = other.cameo_code
        and this.source_name = other.target_name
        and this.target_name = other.source_name
        and this.event_id <> other.event_id
group by this.event_id;

-- Why: see gdelt_duplicates.sql.
set disabled_optimizers = 'join_filter_pushdown';

update core.event set flags = list_append(flags, 'mirrored')
where
    event_id in (select mirrored.event_id from mirrored where mirrored.has_mirror)
    and not coalesce(list_contains(flags, 'mirrored'), false);

update core.event set flags = nullif(list_filter(flags, lambda flag: flag <> 'mirrored'), [])
where
    event_id in (select mirrored.event_id from mirrored where not mirrored.has_mirror)
    and list_contains(flags, 'mirrored');

-- Of what a record was before nothing is said: whether there was a mirror then depends on which file came first.
update core.event_past set flags = nullif(list_filter(flags, lambda flag: flag <> 'mirrored'), [])
where dataset_id = 'icews' and list_contains(flags, 'mirrored');

reset disabled_optimizers;

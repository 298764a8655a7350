-- GDELT, 2.0 and 1.0: the flag `content_duplicate`, on and off, for every event that says what a changed or deleted record says or
-- said: same day, actors, act, place and report. Which came first, or in which file, does not matter. Without a report to look at,
-- two events that say the same may be two.
create or replace temp table duplicate as
with said_before as (
    select record_id from change where op <> 'same' and version_no > 1
    union all
    select record_id from gone
),

touched as (
    select split_part(change.record_id, ':', 1) as dataset_id, stage_row.sqldate, stage_row.sourceurl
    from change
    inner join stage_row on change.row_no = stage_row.row_no
    where change.op <> 'same'
    union
    select said.dataset_id, said.sqldate, said.sourceurl
    from source.gdelt_content as said
    semi join said_before on said.record_id = said_before.record_id
)

select
    event.event_id,
    count(*) over (
        partition by
            said.dataset_id, said.sqldate, said.sourceurl, said.eventcode, said.actor1code, said.actor1name, said.actor2code,
            said.actor2name, said.actiongeo_adm1code, said.actiongeo_featureid
    ) > 1 as has_twin
from core.event
inner join source.gdelt_content as said on event.record_id = said.record_id and event.version_no = said.version_no
semi join touched
    -- Nothing equals a report that is not told.
    on said.dataset_id = touched.dataset_id and said.sqldate = touched.sqldate and said.sourceurl = touched.sourceurl;

-- DuckDB 2.0 may fail ("optional pointer that is not set") where a filter that a join pushes down meets a LIST column, here `flags`, of
-- rows that came in the same transaction.
set disabled_optimizers = 'join_filter_pushdown';

update core.event set flags = list_append(flags, 'content_duplicate')
where
    event_id in (select duplicate.event_id from duplicate where duplicate.has_twin)
    and not coalesce(list_contains(flags, 'content_duplicate'), false);

update core.event set flags = nullif(list_filter(flags, lambda flag: flag <> 'content_duplicate'), [])
where
    event_id in (select duplicate.event_id from duplicate where not duplicate.has_twin)
    and list_contains(flags, 'content_duplicate');

-- Of what a record was before nothing is said: whether there was another then depends on which file came first.
update core.event_past set flags = nullif(list_filter(flags, lambda flag: flag <> 'content_duplicate'), [])
where dataset_id in ('gdelt', 'gdelt_v1') and list_contains(flags, 'content_duplicate');

reset disabled_optimizers;

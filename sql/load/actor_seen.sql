-- Names of a batch of events that core.actor_match does not have, or not in these countries: `to_match`, and undecided in core.actor_match.
create or replace temp table to_match as
with located as (
    select row_no, dataset_id, country_iso3 from stage_event
    union all by name
    select null::bigint as row_no, null::varchar as dataset_id, null::varchar as country_iso3 where false
),

seen as (
    select
        event.dataset_id,
        actor.actor_text,
        actor.source_actor_id,
        coalesce(list_sort(list(distinct event.country_iso3) filter (where event.country_iso3 is not null)), []) as countries
    from change
    inner join located as event on change.row_no = event.row_no
    inner join stage_event_actor as actor on change.row_no = actor.row_no
    where change.op <> 'same'
    group by event.dataset_id, actor.actor_text, actor.source_actor_id
)

select
    seen.dataset_id,
    seen.actor_text,
    seen.source_actor_id,
    list_sort(list_distinct(list_concat(seen.countries, coalesce(known.countries, [])))) as countries,
    known.actor_text is null as is_new
from seen
left join core.actor_match as known
    on
        seen.dataset_id = known.dataset_id
        and seen.actor_text = known.actor_text
        and seen.source_actor_id is not distinct from known.source_actor_id
where known.actor_text is null or not list_has_all(known.countries, seen.countries);

update core.actor_match set countries = to_match.countries
from to_match
where
    actor_match.dataset_id = to_match.dataset_id
    and actor_match.actor_text = to_match.actor_text
    and actor_match.source_actor_id is not distinct from to_match.source_actor_id;

insert into core.actor_match (dataset_id, actor_text, source_actor_id, countries)
select dataset_id, actor_text, source_actor_id, countries
from to_match
where is_new;

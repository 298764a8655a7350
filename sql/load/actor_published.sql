-- Actors that have an id of their publisher's, with their names: `published_actor` and `published_name`. From UCDP's list of actors as
-- it stands, and from the events that name them.
create or replace temp table listed_actor as
select
    'ucdp:' || list.actorid as actor_id,
    list.*
from source.ucdp_actor as list
inner join core.record_version as version
    on list.record_id = version.record_id and list.version_no = version.version_no and version.valid_to is null
where version.op <> 'delete';

create or replace temp table published_name as
with listed as (
    -- Several new names stand in one cell: KADEK, KONGRA-GEL.
    select actor_id, unnest([namedata, nameorig, nameorigfull]) as name, false as is_translation from listed_actor
    union all
    select actor_id, unnest(string_split(newname, ', ')) as name, false as is_translation from listed_actor
    union all
    select actor_id, nameorigfulleng as name, true as is_translation from listed_actor
    union all
    select actor_id, unnest(string_split(newnamefulleng, ', ')) as name, true as is_translation from listed_actor
)

select distinct
    actor_id,
    trim(name) as name,
    'ucdp_actor' as origin,
    'UCDP Actor Dataset' as source
from listed
where
    nullif(trim(name), '') is not null
    and lower(trim(name)) <> 'n/a'
    -- A translation of one word (Union, Spiders, The Base) is nobody's name.
    and (not is_translation or contains(trim(regexp_replace(name, '^The ', '')), ' '))
union all
select distinct
    named.source_actor_id as actor_id,
    named.actor_text as name,
    named.dataset_id as origin,
    coalesce(dataset.name, named.dataset_id) as source
from core.actor_match as named
left join core.dataset as dataset on named.dataset_id = dataset.dataset_id
where starts_with(named.source_actor_id, 'ucdp:');

create or replace temp table published_actor as
with seen as (
    select
        source_actor_id as actor_id,
        min(actor_text) as name,
        list_sort(list_distinct(flatten(list(countries)))) as countries
    from core.actor_match
    where starts_with(source_actor_id, 'ucdp:')
    group by source_actor_id
),

-- UCDP's "Org": 1 organised formally, 2 informally, as supporters of somebody, 3 by a common identity, 4 a government.
listed as (
    select
        actor_id,
        trim(namedata) as name,
        case org when 4 then 'government' when 3 then 'communal_group' else 'armed_group' end as kind,
        coalesce(string_split(nullif(countries, ''), ', '), []) as countries
    from listed_actor
)

select
    coalesce(listed.actor_id, seen.actor_id) as actor_id,
    coalesce(listed.name, seen.name) as name,
    coalesce(
        listed.kind,
        case when starts_with(seen.name, 'Government of ') then 'government' when seen.name = 'Civilians' then 'civilians' end
    ) as kind,
    list_sort(list_distinct(list_concat(coalesce(listed.countries, []), coalesce(seen.countries, [])))) as active_in,
    if(listed.actor_id is null, 'UCDP GED', 'UCDP Actor Dataset') as source
from listed
full join seen on listed.actor_id = seen.actor_id;

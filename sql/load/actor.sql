-- The actors and their names as they are to be: `wanted_actor` and `wanted_name`, of those shipped with Dateline (`shipped_actor`,
-- `shipped_name`) and those of publishers. `name_form` has what is written of each name, folded.
create or replace temp table wanted_actor as
select
    coalesce(shipped.actor_id, published.actor_id) as actor_id,
    coalesce(shipped.name, published.name) as name,
    coalesce(shipped.kind, published.kind) as kind,
    -- UCDP says where an actor fights, not where it comes from: the same only if that is one country.
    coalesce(shipped.country_iso3, if(len(published.active_in) = 1, published.active_in[1], null)) as country_iso3,
    coalesce(shipped.plover_sector, if(published.kind = 'government', 'GOV', null)) as plover_sector,
    try_cast(regexp_extract(coalesce(shipped.actor_id, published.actor_id), '^ucdp:(\d+)$', 1) as bigint) as ucdp_actor_id,
    shipped.part_of,
    coalesce(published.active_in, []) as active_in,
    coalesce(shipped.source, published.source) as source
from shipped_actor as shipped
full join published_actor as published on shipped.actor_id = published.actor_id;

create or replace temp table wanted_name as
with called as (
    select actor_id, name, language, dataset_id, 'alias' as origin, source from shipped_name
    union all
    select actor_id, name, null as language, null as dataset_id, origin, source from published_name
),

-- An actor's code in a dataset is no word: it is compared as it is.
formed as (
    select called.*, form.* exclude (name)
    from called
    inner join name_form as form on called.name = form.name
    where not starts_with(called.name, 'cameo:')
)

select * exclude (whole, bare, anywhere, abbreviations, is_abbreviation, member_of, is_vague, is_country)
from (
    -- An abbreviation of UCDP's is not enough to tell an actor by; one that stands in the tables shipped is.
    select *, whole as name_folded, if(is_abbreviation and origin <> 'alias', 'abbreviation', 'written') as form from formed
    union all
    select *, bare as name_folded, 'part' as form from formed
    union all
    select *, unnest(abbreviations) as name_folded, 'abbreviation' as form from formed
)
where name_folded <> ''
union all by name
select *, name as name_folded, 'code' as form
from called
where starts_with(name, 'cameo:');

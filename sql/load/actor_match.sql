-- Whose the names of `to_match` are: `decided`. A name is an actor's if the best evidence for it speaks of one actor only.
-- `name_form` has what is written of each name, folded.
create or replace temp table meaning as
with form as (
    select to_match.*, name_form.* exclude (name)
    from to_match
    inner join name_form on to_match.actor_text = name_form.name
),

written as (
    select *, whole as folded, 5 as evidence_of_part from form
    union all
    select *, bare as folded, 6 as evidence_of_part from form
    where bare is not null
    union all
    select *, anywhere as folded, 7 as evidence_of_part from form
    where anywhere is not null
    union all
    -- `Militant (Taliban)` is somebody, though a militant is nobody in particular.
    select * replace (false as is_vague), member_of as folded, 8 as evidence_of_part from form
    where member_of is not null
),

-- What speaks for an actor, the best first: flows/match/README.md says why.
named as (
    select
        written.dataset_id,
        written.actor_text,
        written.source_actor_id,
        written.is_vague,
        name.actor_id,
        if(name.origin = 'alias', 'alias', 'folded') as method,
        case
            when written.evidence_of_part > 5 or name.form = 'part' then written.evidence_of_part
            when name.origin <> 'alias' then 4
            when name.dataset_id is null then 3
            else 2
        end as evidence
    from written
    inner join core.actor_name as name on written.folded = name.name_folded
    inner join core.actor as actor on name.actor_id = actor.actor_id
    where
        name.form in ('written', 'part')
        and (name.dataset_id is null or name.dataset_id = written.dataset_id)
        -- A people is no armed group, though UCDP has those who fight for it under its name.
        and (name.origin = 'alias' or actor.kind not in ('communal_group', 'civilians'))
        -- A mission has contingents; of others, the group of one country is not that of another.
        and (written.evidence_of_part <> 7 or name.origin <> 'alias' or actor.kind = 'international_force')
),

found as (
    select form.dataset_id, form.actor_text, form.source_actor_id, actor.actor_id, 'publisher_id' as method, 0 as evidence
    from form
    inner join core.actor as actor on form.source_actor_id = actor.actor_id
    union all
    select form.dataset_id, form.actor_text, form.source_actor_id, code.actor_id, 'alias' as method, 1 as evidence
    from form
    inner join core.actor_name as code on form.source_actor_id = code.name_folded
    where code.form = 'code'
    union all
    select named.* exclude (is_vague)
    from named
    where not (named.is_vague and named.evidence > 3)
)

select found.*
from found
anti join core.actor_judgement as judged
    on
        found.dataset_id = judged.dataset_id
        and found.actor_text = judged.actor_text
        and found.actor_id = judged.actor_id
        and judged.judgement = 'rejected';

create or replace temp table best_meaning as
with best as (
    select *
    from meaning
    qualify evidence = min(evidence) over (partition by dataset_id, actor_text, source_actor_id)
),

alone as (
    select
        dataset_id,
        actor_text,
        source_actor_id,
        min(actor_id) as actor_id,
        count(distinct actor_id) as actors,
        min(method) as method,
        min(evidence) as evidence
    from best
    group by dataset_id, actor_text, source_actor_id
),

-- Whose the abbreviation beside the name is.
abbreviated as (
    select form.name as actor_text, list(distinct name.actor_id) as actor_ids
    from (select name, unnest(abbreviations) as abbreviation from name_form) as form
    inner join core.actor_name as name on form.abbreviation = name.name_folded
    where name.dataset_id is null
    group by form.name
)

select
    alone.* exclude (actors),
    case
        when alone.actors > 1 then 'shared'
        when alone.method = 'folded' and not list_has_any(actor.active_in, to_match.countries) then 'elsewhere'
        when alone.evidence > 3 and not list_contains(abbreviated.actor_ids, alone.actor_id) then 'abbreviation'
    end as doubt
from alone
inner join core.actor as actor on alone.actor_id = actor.actor_id
inner join to_match
    on
        alone.dataset_id = to_match.dataset_id
        and alone.actor_text = to_match.actor_text
        and alone.source_actor_id is not distinct from to_match.source_actor_id
left join abbreviated on alone.actor_text = abbreviated.actor_text;

create or replace temp table decided as
with accepted as (
    select * from core.actor_judgement
    where judgement = 'accepted'
),

rejected as (
    select dataset_id, actor_text, arg_max(judged_by, judged_at) as judged_by, max(judged_at) as judged_at
    from core.actor_judgement
    where judgement = 'rejected'
    group by dataset_id, actor_text
),

by_rule as (
    select to_match.*, best.actor_id, best.method, best.doubt, form.is_country, form.is_vague
    from to_match
    inner join name_form as form on to_match.actor_text = form.name
    left join best_meaning as best
        on
            to_match.dataset_id = best.dataset_id
            and to_match.actor_text = best.actor_text
            and to_match.source_actor_id is not distinct from best.source_actor_id
)

select
    by_rule.dataset_id,
    by_rule.actor_text,
    by_rule.source_actor_id,
    by_rule.countries,
    by_rule.is_new,
    case
        when accepted.actor_id is not null then accepted.actor_id
        when by_rule.doubt is null then by_rule.actor_id
    end as actor_id,
    case
        when by_rule.doubt is null and by_rule.actor_id = coalesce(accepted.actor_id, by_rule.actor_id) then by_rule.method
        when accepted.actor_id is null then null
        when accepted.score is null then 'person'
        else 'fuzzy'
    end as method,
    case
        when by_rule.doubt is null and by_rule.actor_id = coalesce(accepted.actor_id, by_rule.actor_id) then 1.0
        else accepted.score
    end as score,
    case
        when accepted.actor_id is not null then null
        when by_rule.actor_id is not null then by_rule.doubt
        when by_rule.is_country then 'country'
        when by_rule.is_vague then 'generic'
        else 'unknown'
    end as reason,
    coalesce(accepted.judgement, if(rejected.judged_at is null, null, 'rejected')) as judgement,
    coalesce(accepted.judged_by, rejected.judged_by) as judged_by,
    coalesce(accepted.judged_at, rejected.judged_at) as judged_at
from by_rule
left join accepted on by_rule.dataset_id = accepted.dataset_id and by_rule.actor_text = accepted.actor_text
left join rejected on by_rule.dataset_id = rejected.dataset_id and by_rule.actor_text = rejected.actor_text;

-- Names of events that are nobody's, those of most events first, with who they might be.
with counted as (
    select event.dataset_id, named.actor_text, count(distinct named.event_id) as events
    from core.event_actor as named
    inner join core.event as event on named.event_id = event.event_id
    where named.actor_id is null and ($dataset is null or event.dataset_id = $dataset)
    group by event.dataset_id, named.actor_text
),

reasoned as (
    select dataset_id, actor_text, min(reason) as reason
    from core.actor_match
    where actor_id is null
    group by dataset_id, actor_text
),

likely as (
    select
        candidate.dataset_id,
        candidate.actor_text,
        string_agg(
            candidate.actor_id || ' ' || actor.name || ' ' || round(candidate.score, 2),
            '; '
            order by candidate.score desc, candidate.actor_id
        ) as candidates
    from core.actor_candidate as candidate
    inner join core.actor as actor on candidate.actor_id = actor.actor_id
    group by candidate.dataset_id, candidate.actor_text
)

select
    counted.dataset_id,
    counted.actor_text,
    counted.events,
    reasoned.reason,
    likely.candidates
from counted
inner join reasoned on counted.dataset_id = reasoned.dataset_id and counted.actor_text = reasoned.actor_text
left join likely on counted.dataset_id = likely.dataset_id and counted.actor_text = likely.actor_text
where $every or reasoned.reason not in ('generic', 'country')
order by counted.events desc, counted.dataset_id, counted.actor_text
limit case when $at_most > 0 then $at_most end

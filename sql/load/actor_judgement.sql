-- A person's judgement, in place of an earlier one of the same name and actor. A name is accepted as one actor only.
delete from core.actor_judgement
where
    dataset_id = $dataset_id
    and actor_text = $actor_text
    and (actor_id = $actor_id or (judgement = 'accepted' and $judgement = 'accepted'));

insert into core.actor_judgement by name
select
    $dataset_id as dataset_id,
    $actor_text as actor_text,
    $actor_id as actor_id,
    $judgement as judgement,
    max(candidate.score) filter ($judgement = 'accepted') as score,
    $judged_by as judged_by,
    $judged_at as judged_at,
    $reason as reason,
    $run_id as run_id
from core.actor_candidate as candidate
where candidate.dataset_id = $dataset_id and candidate.actor_text = $actor_text and candidate.actor_id = $actor_id;

-- severity: critical
-- title: A name is not matched as a person judged, or by a likeness that nobody judged
select decided.dataset_id, decided.actor_text, decided.actor_id, decided.method
from core.actor_match as decided
left join core.actor_judgement as accepted
    on
        decided.dataset_id = accepted.dataset_id
        and decided.actor_text = accepted.actor_text
        and accepted.judgement = 'accepted'
left join core.actor_judgement as rejected
    on
        decided.dataset_id = rejected.dataset_id
        and decided.actor_text = rejected.actor_text
        and decided.actor_id = rejected.actor_id
        and rejected.judgement = 'rejected'
where
    decided.actor_id is distinct from coalesce(accepted.actor_id, decided.actor_id)
    or rejected.actor_id is not null
    or (decided.method in ('fuzzy', 'person') and accepted.actor_id is null)
    or (decided.actor_id is null) <> (decided.method is null)

-- severity: critical
-- title: An origin is not as a person judged
select judged.document_id, judged.other_id, judged.judgement
from core.origin_judgement as judged
inner join core.origin as one on judged.document_id = one.document_id
inner join core.origin as other on judged.other_id = other.document_id
where
    (judged.judgement = 'accepted') <> (one.origin_id = other.origin_id)
    -- Where persons contradict each other, that an article was taken from another stands.
    and not (judged.judgement = 'rejected' and exists (
        select 1
        from core.origin_judgement as accepted
        inner join core.origin as taken on accepted.document_id = taken.document_id
        where accepted.judgement = 'accepted' and taken.origin_id = one.origin_id
    ))
union all
select document_id, taken_from as other_id, reason as judgement
from core.origin
anti join core.origin_judgement as judged
    on
        origin.document_id = judged.document_id
        and origin.taken_from = judged.other_id
        and judged.judgement = 'accepted'
where origin.reason = 'person'

-- severity: critical
-- title: An article has no origin, or its origin is not that of the article it was taken from
select document.document_id, 'no origin' as problem
from core.document
anti join core.origin on document.document_id = origin.document_id
union all
select origin.document_id, 'no article' as problem
from core.origin
anti join core.document on origin.document_id = document.document_id
union all
select origin.document_id, 'not the origin of what it was taken from' as problem
from core.origin
left join core.origin as above on coalesce(origin.taken_from, origin.document_id) = above.document_id
where
    above.origin_id is distinct from origin.origin_id
    or (origin.taken_from is null) <> (origin.origin_id = origin.document_id)
union all
select origin.document_id, 'relation or reason' as problem
from core.origin
where
    origin.relation not in ('original', 'copy', 'excerpt', 'update', 'rewrite')
    or (origin.relation = 'original') <> (origin.taken_from is null)
    or (origin.reason = 'none') <> (origin.taken_from is null)
    or origin.reason not in ('none', 'shingles', 'person')
    or (origin.reason = 'shingles' and origin.score is null)

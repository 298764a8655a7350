-- What became of an article that a person judged.
select
    origin.relation,
    origin.taken_from,
    (select count(*) from core.origin as together where together.origin_id = origin.origin_id) as documents
from core.origin
where origin.document_id = $document_id

-- Documents that share a text with another, or that a person judged, with what says who was first.
with linked as (
    select document_a as document_id from core.document_similarity
    union
    select document_b as document_id from core.document_similarity
    union
    select document_id from core.origin_judgement
    union
    select other_id as document_id from core.origin_judgement
)

select
    document.document_id,
    document.published_on,
    document.publication_id,
    coalesce(publication.kind = 'wire', false) as by_agency,
    document.char_count as characters
from core.document
semi join linked on document.document_id = linked.document_id
left join core.publication on document.publication_id = publication.publication_id;

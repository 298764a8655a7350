-- severity: critical
-- title: An article or a citation names a publication that is not known
select 'core.document' as table_name, document.document_id as id, document.publication_id
from core.document
anti join core.publication on document.publication_id = publication.publication_id
where document.publication_id is not null
union all
select 'core.event_citation' as table_name, event_citation.event_id as id, event_citation.publication_id
from core.event_citation
anti join core.publication on event_citation.publication_id = publication.publication_id
where event_citation.publication_id is not null

-- severity: critical
-- title: An article, a citation, a mention or a claim names a publication that is not known
select 'core.document' as table_name, document.document_id as id, document.publication_id
from core.document
anti join core.publication on document.publication_id = publication.publication_id
where document.publication_id is not null
union all
select 'core.event_citation' as table_name, event_citation.event_id as id, event_citation.publication_id
from core.event_citation
anti join core.publication on event_citation.publication_id = publication.publication_id
where event_citation.publication_id is not null
union all
select 'core.mention' as table_name, mention.mention_id as id, mention.publication_id
from core.mention
anti join core.publication on mention.publication_id = publication.publication_id
where mention.publication_id is not null
union all
select 'core.citation' as table_name, citation.citation_id as id, citation.cited_publication_id as publication_id
from core.citation
anti join core.publication on citation.cited_publication_id = publication.publication_id
where citation.cited_publication_id is not null
union all
select 'core.claim' as table_name, claim.claim_id as id, claim.via_publication_id as publication_id
from core.claim
anti join core.publication on claim.via_publication_id = publication.publication_id
where claim.via_publication_id is not null

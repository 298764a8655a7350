-- severity: critical
-- title: A part of an article belongs to none, or an article has no blocks
with part as (
    select 'core.sentence' as table_name, document_id from core.sentence
    union
    select 'core.document_block' as table_name, document_id from core.document_block
    union
    select 'core.mention' as table_name, document_id from core.mention
    union
    select 'core.claim' as table_name, document_id from core.claim
    union
    select 'core.figure' as table_name, document_id from core.figure
    union
    select 'core.citation' as table_name, document_id from core.citation
    union
    select 'core.event' as table_name, document_id from core.event
    where document_id is not null
)

select part.table_name, part.document_id
from part
anti join core.document on part.document_id = document.document_id
union all
select 'core.document' as table_name, document.document_id
from core.document
anti join core.document_block on document.document_id = document_block.document_id

-- severity: critical
-- title: A sentence or a block belongs to no article, or an article has no blocks
select 'core.sentence' as table_name, sentence.document_id
from core.sentence
anti join core.document on sentence.document_id = document.document_id
union all
select 'core.document_block' as table_name, document_block.document_id
from core.document_block
anti join core.document on document_block.document_id = document.document_id
union all
select 'core.document' as table_name, document.document_id
from core.document
anti join core.document_block on document.document_id = document_block.document_id

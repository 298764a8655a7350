-- severity: critical
-- title: Something said in an article stands in no sentence of it, or begins outside the one it names
with part as (
    select 'core.mention' as table_name, mention_id as id, document_id, sentence_no, char_start from core.mention
    union all
    select 'core.claim' as table_name, claim_id as id, document_id, sentence_no, char_start from core.claim
    union all
    select 'core.figure' as table_name, figure_id as id, document_id, sentence_no, char_start from core.figure
    union all
    select 'core.citation' as table_name, citation_id as id, document_id, sentence_no, char_start from core.citation
    where block_no is null
    union all
    select 'core.event' as table_name, event_id as id, document_id, sentence_no, char_start from core.event
    where document_id is not null
)

select part.table_name, part.id, part.document_id, part.sentence_no, part.char_start
from part
left join core.sentence on part.document_id = sentence.document_id and part.sentence_no = sentence.sentence_no
where sentence.document_id is null or part.char_start >= sentence.char_end or part.char_start < sentence.char_start

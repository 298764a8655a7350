-- severity: critical
-- title: A block of an article lies outside its text, or what was taken out still has a span there
select block.document_id, block.block_no, block.kind, block.char_start, block.char_end
from core.document_block as block
inner join core.document on block.document_id = document.document_id
where
    block.char_start < 0
    or block.char_end > document.char_count
    or block.char_end < block.char_start
    or (block.kind = 'body') <> (block.char_end > block.char_start)
    or block.raw_end - block.raw_start <> length(block.raw_text)

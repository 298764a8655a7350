-- severity: critical
-- title: The blocks of an article overlap, or a number is missing
select block.document_id, block.block_no
from core.document_block as block
left join core.document_block as previous
    on block.document_id = previous.document_id and block.block_no = previous.block_no + 1
where
    (previous.document_id is null) <> (block.block_no = 0)
    or block.raw_start < previous.raw_end
    or block.char_start < previous.char_end

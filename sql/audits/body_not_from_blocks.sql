-- severity: critical
-- title: An article's text holds letters that none of its body blocks accounts for
-- Between body blocks stands white space only: the letters of the text are as many as those within the blocks' spans.
with span as (
    select
        block.document_id,
        substring(document.text, block.char_start + 1, block.char_end - block.char_start) as text
    from core.document_block as block
    inner join core.document on block.document_id = document.document_id
    where block.kind = 'body'
),

counted as (
    select document_id, sum(length(translate(text, e' \n', ''))) as letters
    from span
    group by document_id
)

select document.document_id, coalesce(counted.letters, 0) as letters_in_blocks
from core.document
left join counted on document.document_id = counted.document_id
where coalesce(counted.letters, 0) <> length(translate(document.text, e' \n', ''))

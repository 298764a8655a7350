-- title: What was taken out of an article
-- question: What stood in the file and is not in the body, and which rule decided so?
-- param: title = Raqqa -- part of the headline
-- param: at_most = 50 -- how many blocks
select
    document.publication,
    document.title,
    block.kind,
    block.reason,
    block.raw_text,
    block.char_start as taken_from,
    document.file_path,
    document.line_no
from mart.document_ledger as document
inner join core.document_block as block on document.document_id = block.document_id
where block.kind <> 'body' and document.title ilike '%' || $title || '%'
order by document.file_path, document.line_no, block.block_no
limit $at_most::integer

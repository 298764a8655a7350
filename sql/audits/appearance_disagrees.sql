-- severity: critical
-- title: An article does not stand where it is said to, or a place is of no article
with place as (
    select document_id, min((file_id, line_no)) as least from core.document_appearance group by document_id
)

select document.document_id, document.file_id, document.line_no, 'not the least of its places' as problem
from core.document
left join place on document.document_id = place.document_id
where place.least is distinct from (document.file_id, document.line_no)
union all
select appearance.document_id, appearance.file_id, appearance.line_no, 'of no article' as problem
from core.document_appearance as appearance
anti join core.document on appearance.document_id = document.document_id
union all
select appearance.document_id, appearance.file_id, appearance.line_no, 'of no file' as problem
from core.document_appearance as appearance
anti join ops.source_file on appearance.file_id = source_file.file_id

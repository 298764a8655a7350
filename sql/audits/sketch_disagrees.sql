-- severity: critical
-- title: A sketch is of no text, or a document was not compared as it stands
select 'core.text_sketch' as table_name, sketch.text_sha256 as id
from core.text_sketch as sketch
anti join core.document on sketch.text_sha256 = document.text_sha256
union all
select 'ops.compared_document' as table_name, coalesce(document.document_id, compared.document_id) as id
from core.document
full join ops.compared_document as compared on document.document_id = compared.document_id
where
    (document.text_sha256, document.published_on, document.publication_id, document.title)
    is distinct from
    (compared.text_sha256, compared.published_on, compared.publication_id, compared.title)

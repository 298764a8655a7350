-- The documents with these texts are compared as they stand now.
delete from ops.compared_document
where text_sha256 in (select changed_text.text_sha256 from changed_text);

insert into ops.compared_document by name
select document_id, text_sha256, published_on, publication_id, title
from core.document
where text_sha256 in (select changed_text.text_sha256 from changed_text);

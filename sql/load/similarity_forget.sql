-- As if no document had been compared.
delete from core.document_similarity;
delete from core.furniture_shingle;
delete from core.text_sketch;
delete from ops.compared_document;

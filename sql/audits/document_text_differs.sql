-- severity: critical
-- title: The hash or the length of an article is not that of its text
select document_id, char_count, length(text) as characters
from core.document
where char_count <> length(text) or text_sha256 <> sha256(text)

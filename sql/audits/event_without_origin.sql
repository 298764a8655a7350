-- severity: critical
-- title: An event comes neither from a record nor from a sentence
select event_id, record_id, document_id, sentence_no
from core.event
where record_id is null and (document_id is null or sentence_no is null)

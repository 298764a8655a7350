-- severity: warning
-- title: An article was received before the day it says it was published on
select document.document_id, document.published_on, source_file.received_at
from core.document
inner join ops.source_file on document.file_id = source_file.file_id
-- The day begins up to 14 hours earlier in the east than in UTC.
where document.published_on > (source_file.received_at + interval 14 hours)::date

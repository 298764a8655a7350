-- severity: critical
-- title: An event coded from text is not of its article's file, has a record or no status, or two ends of its time are not both known
select event.event_id, event.document_id, event.file_id, event.line_no, event.dataset_id, event.record_id, event.status
from core.event
left join core.document on event.document_id = document.document_id
where
    (event.document_id is not null or event.record_id is null)
    and (
        event.dataset_id is distinct from 'dateline_text'
        or event.record_id is not null
        or event.status is null
        or (event.file_id, event.line_no) is distinct from (document.file_id, document.line_no)
        or (event.date_start is null) <> (event.date_end is null)
    )

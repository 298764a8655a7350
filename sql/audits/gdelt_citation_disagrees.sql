-- severity: critical
-- title: A mention of an event that is loaded is none of its citations, or a citation is no mention of its event
with stated as (
    select
        event.event_id,
        version.file_id,
        version.line_no,
        mention.mentionidentifier as citation_text
    from source.gdelt_mention as mention
    inner join core.event on event.event_id = 'gdelt:' || mention.globaleventid
    inner join core.record_version as version
        on
            mention.record_id = version.record_id
            and mention.version_no = version.version_no
            and version.valid_to is null
),

cited as (
    select event_id, file_id, line_no, citation_text from core.event_citation where file_id is not null
)

select
    coalesce(stated.event_id, cited.event_id) as event_id,
    coalesce(stated.file_id, cited.file_id) as file_id,
    coalesce(stated.line_no, cited.line_no) as line_no
from stated
full join cited
    on
        stated.event_id = cited.event_id
        and stated.file_id = cited.file_id
        and stated.line_no = cited.line_no
        and stated.citation_text = cited.citation_text
where stated.event_id is null or cited.event_id is null

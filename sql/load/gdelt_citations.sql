-- GDELT: mentions as citations of their events, whichever of the two came first. Those of an event that changed, or that a changed or
-- deleted mention is of, are all written anew, so that their order never depends on that of the files.
create or replace temp table mentioned as
with touched as (
    -- Staged are events or mentions: both have the number of the event.
    select stage_row.globaleventid
    from change
    inner join stage_row on change.row_no = stage_row.row_no
    where change.op <> 'same'
    union
    select mention.globaleventid from source.gdelt_mention as mention semi join gone on mention.record_id = gone.record_id
)

select
    event.event_id,
    touched.globaleventid
from touched
inner join core.event on event.event_id = 'gdelt:' || touched.globaleventid;

delete from core.event_citation where file_id is not null and event_id in (select mentioned.event_id from mentioned);

insert into core.event_citation by name
with cited as (
    select
        event_id,
        max(citation_no) as citation_no
    from core.event_citation
    where event_id in (select mentioned.event_id from mentioned)
    group by event_id
)

select
    mentioned.event_id,
    coalesce(cited.citation_no, 0) + row_number() over (
        partition by mentioned.event_id
        order by
            mention.mentiontimedate, mention.mentionidentifier, mention.sentenceid, mention.actioncharoffset,
            mention.actor1charoffset, mention.actor2charoffset
    ) as citation_no,
    mention.mentionidentifier as citation_text,
    outlet.publication_id,
    try_strptime(left(mention.mentiontimedate::varchar, 8), '%Y%m%d')::date as published_on,
    version.file_id,
    version.line_no,
    mention.sentenceid as sentence_no,
    nullif(mention.actioncharoffset, -1) as char_start,
    nullif(mention.actor1charoffset, -1) as actor1_char_start,
    nullif(mention.actor2charoffset, -1) as actor2_char_start,
    mention.confidence
from mentioned
inner join source.gdelt_mention as mention on mentioned.globaleventid = mention.globaleventid
inner join core.record_version as version
    on
        mention.record_id = version.record_id
        and mention.version_no = version.version_no
        and version.valid_to is null
left join cited on mentioned.event_id = cited.event_id
left join core.publication_name as outlet on mention.mentionsourcename = outlet.written;

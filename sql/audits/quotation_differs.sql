-- severity: critical
-- title: What a mention, a claim, a figure, a citation or an event quotes is not what stands at its place in the article
with quoted as (
    select 'core.mention' as table_name, mention_id as id, document_id, char_start, char_end, text from core.mention
    union all
    select 'core.claim', claim_id, document_id, char_start, char_end, text from core.claim
    union all
    select 'core.claim, speaker', claim_id, document_id, speaker_char_start, speaker_char_end, speaker_text from core.claim
    union all
    select 'core.claim, via', claim_id, document_id, via_char_start, via_char_end, via_text from core.claim
    union all
    select 'core.claim, cue', claim_id, document_id, cue_char_start, cue_char_end, cue from core.claim
    union all
    select 'core.figure', figure_id, document_id, char_start, char_end, text from core.figure
    union all
    select 'core.citation', citation_id, document_id, char_start, char_end, text from core.citation
    where block_no is null
    union all
    select 'core.citation, cue', citation_id, document_id, cue_char_start, cue_char_end, cue from core.citation
    where block_no is null
    union all
    select 'core.event', event_id, document_id, char_start, char_end, notes from core.event
    where document_id is not null
    union all
    select 'core.event, trigger', event_id, document_id, trigger_char_start, trigger_char_start + length(trigger), trigger
    from core.event
    where document_id is not null
    union all
    select
        'core.event, instrument', event_id, document_id, instrument_char_start, instrument_char_start + length(instrument),
        instrument
    from core.event
    where document_id is not null
    union all
    select 'core.event_actor', party.event_id, event.document_id, party.char_start, party.char_end, party.actor_text
    from core.event_actor as party
    inner join core.event as event on party.event_id = event.event_id
    where event.document_id is not null
)

select quoted.table_name, quoted.id, quoted.document_id, quoted.char_start, quoted.char_end, quoted.text
from quoted
inner join core.document on quoted.document_id = document.document_id
where
    (quoted.text is null) <> (quoted.char_start is null)
    or (quoted.text is null) <> (quoted.char_end is null)
    or quoted.char_start < 0
    or quoted.char_end <= quoted.char_start
    or quoted.char_end > document.char_count
    or quoted.text <> substring(document.text, quoted.char_start + 1, quoted.char_end - quoted.char_start)
union all
select 'core.citation', citation.citation_id, citation.document_id, citation.char_start, citation.char_end, citation.text
from core.citation
left join core.document_block as block
    on citation.document_id = block.document_id and citation.block_no = block.block_no
where
    citation.block_no is not null
    and (
        citation.text is distinct from
        substring(block.raw_text, citation.char_start + 1, citation.char_end - citation.char_start)
        or citation.char_end - citation.char_start <> length(citation.text)
        or citation.text = ''
        or citation.cue is distinct from
        substring(block.raw_text, citation.cue_char_start + 1, citation.cue_char_end - citation.cue_char_start)
    )

-- Who said what, through whom, in which outlet, word for word, and where that is printed.
-- Grain: one row for each claim of each article. Key: claim_id.
-- A claim that many outlets print is many rows; count origin_id to see how many of them say so independently.
create or replace view mart.claim_ledger as
with person as (
    select document_id, person_no, max(name) as name
    from core.mention
    where kind = 'person'
    group by document_id, person_no
)

select
    claim.claim_id,
    claim.text as said,
    claim.polarity,
    claim.is_quotation,
    claim.speaker_text as speaker,
    person.name as speaker_name,
    claim.speaker_role,
    claim.speaker_actor_id,
    actor.name as speaker_actor,
    claim.cue,
    coalesce(via.name, claim.via_text) as via,
    claim.via_publication_id,
    publication.name as publication,
    document.publication_id,
    document.published_on,
    claim.said_on,
    document.title,
    sentence.text as sentence,
    claim.document_id,
    coalesce(origin.origin_id, claim.document_id) as origin_id,
    claim.sentence_no,
    claim.char_start,
    claim.char_end,
    claim.method,
    claim.score,
    source_file.path as file_path,
    document.file_id,
    document.line_no
from core.claim
inner join core.document on claim.document_id = document.document_id
left join core.sentence on claim.document_id = sentence.document_id and claim.sentence_no = sentence.sentence_no
left join person on claim.document_id = person.document_id and claim.speaker_person_no = person.person_no
left join core.actor on claim.speaker_actor_id = actor.actor_id
left join core.publication as via on claim.via_publication_id = via.publication_id
left join core.publication on document.publication_id = publication.publication_id
left join core.origin on claim.document_id = origin.document_id
left join ops.source_file on document.file_id = source_file.file_id;

comment on view mart.claim_ledger is
'Who said what, through whom, in which outlet, word for word, with the line of the file that has it. Key: claim_id.';
comment on column mart.claim_ledger.claim_id is 'References core.claim.';
comment on column mart.claim_ledger.said is 'What is said, word for word as the article has it.';
comment on column mart.claim_ledger.polarity is 'asserted, denied or unconfirmed: how its speaker stands to it.';
comment on column mart.claim_ledger.is_quotation is 'In quotation marks.';
comment on column mart.claim_ledger.speaker is 'Who says so, in the article''s words; null if nobody is named.';
comment on column mart.claim_ledger.speaker_name is 'If a person: the fullest name that the article gives them.';
comment on column mart.claim_ledger.speaker_role is 'Their role, in the article''s words.';
comment on column mart.claim_ledger.speaker_actor_id is 'Who that is, or for whom they speak. References core.actor.';
comment on column mart.claim_ledger.speaker_actor is 'Name of that actor.';
comment on column mart.claim_ledger.cue is 'The words that attribute it: said, according to, reportedly.';
comment on column mart.claim_ledger.via is 'The outlet through which it came (told AFP): its name, or what the article calls it.';
comment on column mart.claim_ledger.via_publication_id is 'References core.publication.';
comment on column mart.claim_ledger.publication is 'Who printed the article; null if that is not known.';
comment on column mart.claim_ledger.publication_id is 'References core.publication.';
comment on column mart.claim_ledger.published_on is 'Day the article was published; null if that is not known.';
comment on column mart.claim_ledger.said_on is 'Day on which it was said, if the sentence names one.';
comment on column mart.claim_ledger.title is 'Headline of the article.';
comment on column mart.claim_ledger.sentence is 'The sentence in which it begins.';
comment on column mart.claim_ledger.document_id is 'References core.document.';
comment on column mart.claim_ledger.origin_id is 'The article in which its story was printed first, itself if it was taken from none: count these to count sources. References core.document.';
comment on column mart.claim_ledger.sentence_no is 'References core.sentence.';
comment on column mart.claim_ledger.char_start is 'Offset of what is said in core.document.text.';
comment on column mart.claim_ledger.char_end is 'Offset after its last character.';
comment on column mart.claim_ledger.method is 'The rule that found it.';
comment on column mart.claim_ledger.score is 'How sure it is, 0 to 1.';
comment on column mart.claim_ledger.file_path is 'The file of the article.';
comment on column mart.claim_ledger.file_id is 'References ops.source_file.';
comment on column mart.claim_ledger.line_no is 'Line of that file on which the article begins.';

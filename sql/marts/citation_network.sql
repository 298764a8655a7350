-- Which outlet relies on which: how often, since when, with examples.
-- Grain: one row for each outlet that prints and each that it cites. Key: publication_id, cited_key.
-- Cited is whom an article names as its source (PressTV reported, Reuters in brackets), in captions and credits too, and through whom a claim came (told AFP).
create or replace view mart.citation_network as
with cited as (
    select document_id, block_no, sentence_no, char_start, text, cited_publication_id, cue from core.citation
    union all
    select claim.document_id, null, claim.sentence_no, claim.via_char_start, claim.via_text, claim.via_publication_id, claim.cue
    from core.claim
    anti join core.citation as citation
        on claim.document_id = citation.document_id and claim.via_char_start = citation.char_start and citation.block_no is null
    where claim.via_text is not null
),

-- Two claims may have come through the same words.
once as (
    select distinct on (document_id, block_no, char_start) * from cited order by document_id, block_no, char_start, cue
)

select
    document.publication_id,
    min(publication.name) as publication,
    coalesce(once.cited_publication_id, lower(once.text)) as cited_key,
    min(once.cited_publication_id) as cited_publication_id,
    coalesce(min(of_whom.name), min(once.text)) as cited,
    coalesce(document.publication_id = min(once.cited_publication_id), false) as is_itself,
    count(*) as citations,
    count(distinct once.document_id) as documents,
    count(distinct coalesce(origin.origin_id, once.document_id)) as origins,
    min(document.published_on) as first_published_on,
    max(document.published_on) as last_published_on,
    list_sort(list(distinct once.cue) filter (where once.cue is not null)) as cues,
    list(
        {
            sentence: coalesce(sentence.text, block.raw_text),
            published_on: document.published_on,
            file_path: source_file.path,
            line_no: document.line_no
        }
        order by document.published_on, once.document_id, once.char_start
    )[:3] as examples,
    list_sort(list(distinct once.document_id)) as document_ids
from once
inner join core.document on once.document_id = document.document_id
left join core.sentence on once.document_id = sentence.document_id and once.sentence_no = sentence.sentence_no
left join core.document_block as block on once.document_id = block.document_id and once.block_no = block.block_no
left join core.publication on document.publication_id = publication.publication_id
left join core.publication as of_whom on once.cited_publication_id = of_whom.publication_id
left join core.origin on once.document_id = origin.document_id
left join ops.source_file on document.file_id = source_file.file_id
group by document.publication_id, coalesce(once.cited_publication_id, lower(once.text));

comment on view mart.citation_network is
'Which outlet relies on which, how often, since when, with examples. Key: publication_id, cited_key.';
comment on column mart.citation_network.publication_id is 'Who prints; null for all articles whose outlet is not known. References core.publication.';
comment on column mart.citation_network.publication is 'Its name.';
comment on column mart.citation_network.cited_key is 'Whom it cites: the id of the outlet, else its name in lower case.';
comment on column mart.citation_network.cited_publication_id is 'References core.publication; null for an outlet that no list has.';
comment on column mart.citation_network.cited is 'Its name.';
comment on column mart.citation_network.is_itself is 'An outlet that names itself (told Reuters, in a report by Reuters).';
comment on column mart.citation_network.citations is 'How often.';
comment on column mart.citation_network.documents is 'In how many articles.';
comment on column mart.citation_network.origins is 'How many of the articles were taken from no other of them.';
comment on column mart.citation_network.first_published_on is 'Day of the first of them, of those with a day.';
comment on column mart.citation_network.last_published_on is 'Day of the last.';
comment on column mart.citation_network.cues is 'The words that make it a citation.';
comment on column mart.citation_network.examples is 'The first three, each with its sentence (or caption or credit), day, file and line.';
comment on column mart.citation_network.document_ids is 'The articles. Reference core.document.';

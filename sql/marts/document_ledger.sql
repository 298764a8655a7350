-- Every article: who printed it, when, where it stands, and how much of it was taken out as not body.
-- Grain: one row for each article. Key: document_id.
create or replace view mart.document_ledger as
with spoken as (
    select document_id, count(*) as sentences from core.sentence group by document_id
),

block as (
    select
        document_id,
        count(*) filter (where kind = 'title') as titles,
        count(*) filter (where kind = 'byline') as bylines,
        count(*) filter (where kind = 'date') as dates,
        count(*) filter (where kind = 'dateline') as datelines,
        count(*) filter (where kind = 'caption') as captions,
        count(*) filter (where kind = 'boilerplate') as boilerplate,
        coalesce(sum(raw_end - raw_start) filter (where kind <> 'body'), 0)::bigint as chars_taken_out
    from core.document_block
    group by document_id
),

same_text as (
    select text_sha256, count(*) as documents from core.document group by text_sha256
)

select
    document.document_id,
    document.publication_id,
    publication.name as publication,
    document.published_on,
    document.published_prec,
    document.published_from,
    document.title,
    document.byline,
    document.dateline,
    nullif(regexp_extract(document.dateline, '\(([^()]+)\)\s*$', 1), '') as agency,
    document.language,
    document.url,
    document.char_count,
    coalesce(spoken.sentences, 0) as sentences,
    coalesce(block.titles, 0) as titles_taken_out,
    coalesce(block.bylines, 0) as bylines_taken_out,
    coalesce(block.dates, 0) as dates_taken_out,
    coalesce(block.datelines, 0) as datelines_taken_out,
    coalesce(block.captions, 0) as captions_taken_out,
    coalesce(block.boilerplate, 0) as boilerplate_taken_out,
    coalesce(block.chars_taken_out, 0) as chars_taken_out,
    same_text.documents - 1 as copies,
    source_file.path as file_path,
    document.file_id,
    document.line_no
from core.document
inner join same_text on document.text_sha256 = same_text.text_sha256
left join spoken on document.document_id = spoken.document_id
left join block on document.document_id = block.document_id
left join core.publication on document.publication_id = publication.publication_id
left join ops.source_file on document.file_id = source_file.file_id;

comment on view mart.document_ledger is
'Articles: who printed them, when, where they stand, what was taken out of them. Key: document_id.';
comment on column mart.document_ledger.document_id is 'References core.document.';
comment on column mart.document_ledger.publication_id is 'Who printed it; null if nothing says so: an agency in the dateline does not. References core.publication.';
comment on column mart.document_ledger.publication is 'Name of the publication.';
comment on column mart.document_ledger.published_on is 'Day of publication; null if not known.';
comment on column mart.document_ledger.published_prec is 'exact (stated), inferred (put together from the text) or unknown.';
comment on column mart.document_ledger.published_from is 'The words the day was taken from.';
comment on column mart.document_ledger.title is 'Headline.';
comment on column mart.document_ledger.byline is 'Who wrote it, as printed.';
comment on column mart.document_ledger.dateline is 'Place, date and agency at the head of the report, as printed.';
comment on column mart.document_ledger.agency is
'Whose report it is, by its dateline: the agency wrote it, whoever printed it. Null if no name stands in brackets at its end.';
comment on column mart.document_ledger.language is 'ISO 639-1; und if it cannot be told.';
comment on column mart.document_ledger.url is 'Address, if its file gives one.';
comment on column mart.document_ledger.char_count is 'Characters of the body.';
comment on column mart.document_ledger.sentences is 'Sentences of the body.';
comment on column mart.document_ledger.titles_taken_out is 'Blocks taken out of the body as title; above 1 the title stood there again.';
comment on column mart.document_ledger.bylines_taken_out is 'Blocks taken out as byline.';
comment on column mart.document_ledger.dates_taken_out is 'Blocks taken out as date.';
comment on column mart.document_ledger.datelines_taken_out is 'Blocks taken out as dateline.';
comment on column mart.document_ledger.captions_taken_out is 'Blocks taken out as caption of a picture.';
comment on column mart.document_ledger.boilerplate_taken_out is 'Blocks taken out as furniture of the page: menus, appeals, notes on the author.';
comment on column mart.document_ledger.chars_taken_out is 'Characters of all blocks taken out, as the file holds them.';
comment on column mart.document_ledger.copies is 'Other articles with the same body, letter for letter.';
comment on column mart.document_ledger.file_path is 'The file it stands in, as it was named when received.';
comment on column mart.document_ledger.file_id is 'The same by its content. References ops.source_file.';
comment on column mart.document_ledger.line_no is 'Line of that file on which it begins; 1 for an article that is a file of its own.';

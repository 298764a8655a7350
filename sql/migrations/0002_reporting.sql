-- Reporting: who printed what, when, and the text as people read it.

create table core.publication (
    publication_id varchar not null,
    name varchar not null,
    domain varchar,
    kind varchar,
    country_iso3 varchar
);

comment on table core.publication is 'Outlets and agencies that print or are cited. Key: publication_id.';
comment on column core.publication.publication_id is 'Short name in ASCII: reuters, sana.';
comment on column core.publication.name is 'The name as people write it.';
comment on column core.publication.domain is 'Its web domain; null if not known.';
comment on column core.publication.kind is
'wire, newspaper, broadcaster, state_media, ngo, government, online; null if not known.';
comment on column core.publication.country_iso3 is 'Seat, ISO 3166 alpha-3; null if not known.';

create table core.document (
    document_id varchar not null,
    file_id varchar not null,
    line_no bigint not null,
    publication_id varchar,
    title varchar,
    byline varchar,
    dateline varchar,
    published_on date,
    published_prec varchar not null,
    published_from varchar,
    language varchar not null,
    url varchar,
    text varchar not null,
    text_sha256 varchar not null,
    char_count bigint not null
);

comment on table core.document is 'Articles as people read them. Key: document_id.';
comment on column core.document.document_id is 'Hash of the article as its file holds it, so that better reading keeps the id.';
comment on column core.document.file_id is 'Where it stands; of several places the least. References ops.source_file.';
comment on column core.document.line_no is 'Line on which its record begins; 1 for an article that is a file of its own.';
comment on column core.document.publication_id is 'Who printed it; null if nothing says so. References core.publication.';
comment on column core.document.title is 'Headline.';
comment on column core.document.byline is 'Who wrote it, as printed.';
comment on column core.document.dateline is 'Place, date and agency at the head of the report, as printed.';
comment on column core.document.published_on is 'Day of publication; null if not known.';
comment on column core.document.published_prec is 'exact (stated), inferred (put together from the text) or unknown.';
comment on column core.document.published_from is 'The words the day was taken from.';
comment on column core.document.language is 'ISO 639-1; und if it cannot be told.';
comment on column core.document.url is 'Address, if its file gives one.';
comment on column core.document.text is 'The body. All char_start and char_end of other tables are offsets into it.';
comment on column core.document.text_sha256 is 'SHA-256 of text: equal texts are copies.';
comment on column core.document.char_count is 'Characters of text.';

create table core.document_block (
    document_id varchar not null,
    block_no integer not null,
    kind varchar not null,
    reason varchar not null,
    char_start bigint not null,
    char_end bigint not null,
    raw_start bigint not null,
    raw_end bigint not null,
    raw_text varchar not null
);

comment on table core.document_block is
'The whole of every article, cut into stretches: what is body, what was taken out of it, and why. Key: document_id, block_no.';
comment on column core.document_block.document_id is 'References core.document.';
comment on column core.document_block.block_no is 'Order in the article, from 0.';
comment on column core.document_block.kind is 'title, byline, date, dateline, caption, boilerplate or body.';
comment on column core.document_block.reason is 'The rule that decided.';
comment on column core.document_block.char_start is 'Offset in document.text; for what was taken out, the place it was taken from.';
comment on column core.document_block.char_end is 'Offset after its last character; equal to char_start for what was taken out.';
comment on column core.document_block.raw_start is 'Offset in the article as its file holds it, decoded.';
comment on column core.document_block.raw_end is 'Offset after its last character there.';
comment on column core.document_block.raw_text is 'The stretch as its file holds it, before any repair.';

create table core.sentence (
    document_id varchar not null,
    sentence_no integer not null,
    char_start bigint not null,
    char_end bigint not null,
    text varchar not null
);

comment on table core.sentence is 'Sentences of the body. Key: document_id, sentence_no.';
comment on column core.sentence.document_id is 'References core.document.';
comment on column core.sentence.sentence_no is 'Order in the text, from 0.';
comment on column core.sentence.char_start is 'Offset in document.text.';
comment on column core.sentence.char_end is 'Offset after its last character.';
comment on column core.sentence.text is 'document.text[char_start:char_end].';

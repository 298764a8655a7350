-- Copies and originals: every place where an article stands, which texts overlap, and which document each was taken from.

create table core.document_appearance (
    document_id varchar not null,
    file_id varchar not null,
    line_no bigint not null
);

comment on table core.document_appearance is
'Every place where an article stands. A record that says the same in all its columns is the same article, wherever it stands; the same
text with another outlet, headline or day is an article of its own, and core.origin says what it was taken from. Key: file_id, line_no.';
comment on column core.document_appearance.document_id is 'References core.document, which has the least of these places.';
comment on column core.document_appearance.file_id is 'References ops.source_file.';
comment on column core.document_appearance.line_no is 'Line on which its record begins; 1 for an article that is a file of its own.';

-- Of articles loaded before, the other places are known when their files are read again: dateline rebuild.
insert into core.document_appearance select document_id, file_id, line_no from core.document;

create table core.text_sketch (text_sha256 varchar not null, shingles bigint[] not null);

comment on table core.text_sketch is
'A sample of the shingles (runs of five words) of every text, by which texts that overlap are found. Key: text_sha256.';
comment on column core.text_sketch.text_sha256 is 'The text, as in core.document.';
comment on column core.text_sketch.shingles is 'Hashes of five folded words each: those that lie in the lowest eighth of all.';

create table core.furniture_shingle (shingle bigint not null);

comment on table core.furniture_shingle is
'Shingles that are furniture: of what an outlet prints under many headlines for many days. They make no copies.
Key: shingle.';
comment on column core.furniture_shingle.shingle is 'As in core.text_sketch.';

create table core.document_similarity (
    document_a varchar not null,
    document_b varchar not null,
    method varchar not null,
    shared_shingles bigint not null,
    shared_prose bigint not null,
    containment_ab double not null,
    containment_ba double not null,
    prose_ab double not null,
    prose_ba double not null,
    jaccard double not null,
    passage_words bigint,
    a_start bigint,
    a_end bigint,
    b_start bigint,
    b_end bigint
);

comment on table core.document_similarity is
'Documents whose texts overlap, and by how much, furniture left out. Of documents with one and the same text the first that was printed
stands for all, and the others are compared with it only. Key: document_a, document_b.';
comment on column core.document_similarity.document_a is 'The lesser of the two ids. References core.document.';
comment on column core.document_similarity.document_b is 'References core.document.';
comment on column core.document_similarity.method is 'same_text (letter for letter) or shingles (their samples overlap).';
comment on column core.document_similarity.shared_shingles is 'Runs of five words that both have, each counted once.';
comment on column core.document_similarity.shared_prose is 'Those of them that neither has in quotation marks.';
comment on column core.document_similarity.containment_ab is 'How much of a stands in b: shared shingles by all of a, from 0 to 1.';
comment on column core.document_similarity.containment_ba is 'How much of b stands in a.';
comment on column core.document_similarity.prose_ab is 'How much of a stands in b, of what neither has in quotation marks.';
comment on column core.document_similarity.prose_ba is 'How much of b stands in a, likewise.';
comment on column core.document_similarity.jaccard is 'Shared shingles by all that either has.';
comment on column core.document_similarity.passage_words is 'Words of the longest passage that both have; null if none is left.';
comment on column core.document_similarity.a_start is 'Where that passage begins in a: offset in document.text.';
comment on column core.document_similarity.a_end is 'Offset after its last character.';
comment on column core.document_similarity.b_start is 'Where it begins in b.';
comment on column core.document_similarity.b_end is 'Offset after its last character.';

create table core.origin (
    document_id varchar not null,
    origin_id varchar not null,
    relation varchar not null,
    taken_from varchar,
    score double,
    reason varchar not null
);

comment on table core.origin is
'Of every document the origin: what was printed first of all that it was taken from, itself if it was taken from none that is known.
Count these, not outlets, to see how many say so independently. Key: document_id.';
comment on column core.origin.document_id is 'References core.document.';
comment on column core.origin.origin_id is 'References core.document.';
comment on column core.origin.relation is
'What it is to the document it was taken from: original (taken from none), copy (nearly all of each stands in the other), excerpt (nearly
all of it stands in the other), update (nearly all of the other stands in it, and more) or rewrite (a quarter or more).';
comment on column core.origin.taken_from is
'The document it was taken from: of those printed before it, the one most like it. Null for an original. References core.document.';
comment on column core.origin.score is 'How much of the one stands in the other, from 0 to 1; null if only a person says so.';
comment on column core.origin.reason is 'none (an original), shingles (what the texts share) or person (core.origin_judgement).';

create table core.origin_judgement (
    document_id varchar not null,
    other_id varchar not null,
    judgement varchar not null,
    judged_by varchar not null,
    judged_at timestamptz not null,
    reason varchar,
    run_id varchar not null
);

comment on table core.origin_judgement is
'What persons said of which document was taken from which. It overrules every rule, and no load or rebuild changes it.
Key: document_id, other_id.';
comment on column core.origin_judgement.document_id is 'References core.document.';
comment on column core.origin_judgement.other_id is 'References core.document.';
comment on column core.origin_judgement.judgement is
'accepted (the document was taken from the other) or rejected (neither was from the other: their origins differ).';
comment on column core.origin_judgement.judged_by is 'Who said so.';
comment on column core.origin_judgement.judged_at is 'UTC.';
comment on column core.origin_judgement.reason is 'Why, in words.';
comment on column core.origin_judgement.run_id is 'References ops.run.';

create table ops.compared_document (
    document_id varchar not null,
    text_sha256 varchar not null,
    published_on date,
    publication_id varchar,
    title varchar
);

comment on table ops.compared_document is
'Documents as they were when last compared with all others: the next run compares those that differ from it. Key: document_id.';
comment on column ops.compared_document.document_id is 'As in core.document.';
comment on column ops.compared_document.text_sha256 is 'As in core.document then.';
comment on column ops.compared_document.published_on is 'As in core.document then.';
comment on column ops.compared_document.publication_id is 'As in core.document then.';
comment on column ops.compared_document.title is 'As in core.document then.';

create table ops.comparison_rules (sha256 varchar not null);

comment on table ops.comparison_rules is 'By which rules documents were compared: one row. Key: sha256.';
comment on column ops.comparison_rules.sha256 is 'Hash of all that decides what overlaps and what is furniture.';

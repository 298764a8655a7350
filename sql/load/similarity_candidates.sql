-- Pairs of documents to compare, with a text of `focus_text` in each: `candidate`. What was found of such documents before goes.
delete from core.document_similarity
where exists (
    select 1
    from (
        select document_id from core.document where text_sha256 in (select focus_text.text_sha256 from focus_text)
        union
        select document_id from ops.compared_document where text_sha256 in (select focus_text.text_sha256 from focus_text)
    ) as focus
    where focus.document_id in (document_similarity.document_a, document_similarity.document_b)
);

-- Of documents with one text the first that was printed stands for all.
create or replace temp table first_document as
select
    text_sha256,
    arg_min(document_id, (coalesce(published_on, date '9999-12-31'), document_id)) as document_id
from core.document
group by text_sha256;

create or replace temp table candidate as
with sampled as (
    select sketch.text_sha256, count(*) as shingles
    from core.text_sketch as sketch
    group by sketch.text_sha256
),

news as (
    select sketch.*
    from core.text_sketch as sketch
    anti join core.furniture_shingle as furniture on sketch.shingle = furniture.shingle
),

shared as (
    select mine.text_sha256 as mine, theirs.text_sha256 as theirs, count(*) as shingles
    from news as mine
    semi join focus_text on mine.text_sha256 = focus_text.text_sha256
    inner join news as theirs on mine.shingle = theirs.shingle and mine.text_sha256 <> theirs.text_sha256
    group by mine.text_sha256, theirs.text_sha256
),

-- A tenth of the shorter text: the sample errs, and what is decided afterwards begins at a quarter.
overlapping as (
    select one.document_id as mine, other.document_id as theirs, 'shingles' as method
    from shared
    inner join sampled as mine on shared.mine = mine.text_sha256
    inner join sampled as theirs on shared.theirs = theirs.text_sha256
    inner join first_document as one on shared.mine = one.text_sha256
    inner join first_document as other on shared.theirs = other.text_sha256
    where shared.shingles >= 0.1 * least(mine.shingles, theirs.shingles)
),

same as (
    select first_document.document_id as mine, document.document_id as theirs, 'same_text' as method
    from core.document
    semi join focus_text on document.text_sha256 = focus_text.text_sha256
    inner join first_document on document.text_sha256 = first_document.text_sha256
    where document.document_id <> first_document.document_id
),

pair as (
    select least(mine, theirs) as document_a, greatest(mine, theirs) as document_b, method from overlapping
    union
    select least(mine, theirs) as document_a, greatest(mine, theirs) as document_b, method from same
)

select *, row_number() over (order by document_a, document_b) as pair_no from pair;

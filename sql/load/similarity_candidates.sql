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

create or replace temp table candidate as
with sampled as (
    select text_sha256, count(*) as shingles from core.text_sketch
    group by text_sha256
),

wanted as (
    select shingle from core.text_sketch where text_sha256 in (select focus_text.text_sha256 from focus_text)
),

-- What is no furniture, by who had it first.
ranked as (
    select
        sketch.shingle,
        sketch.text_sha256,
        focus_text.text_sha256 is not null as in_focus,
        row_number() over (partition by sketch.shingle order by text_order.place) as place
    from core.text_sketch as sketch
    semi join wanted on sketch.shingle = wanted.shingle
    anti join core.furniture_shingle as furniture on sketch.shingle = furniture.shingle
    inner join text_order on sketch.text_sha256 = text_order.text_sha256
    left join focus_text on sketch.text_sha256 = focus_text.text_sha256
),

-- A text is compared with the first twenty that had what it has: among them is where it comes from, and a story that thousands
-- print costs by the text and not by the pair.
first_to_have as (
    select * from ranked where place <= 20
),

together as (
    select one.text_sha256 as mine, other.text_sha256 as theirs
    from first_to_have as one
    inner join ranked as other on one.shingle = other.shingle and one.place < other.place
    where other.in_focus
    union all
    select one.text_sha256 as mine, other.text_sha256 as theirs
    from first_to_have as one
    inner join ranked as other on one.shingle = other.shingle and one.place < other.place
    where one.in_focus and not other.in_focus
),

shared as (
    select mine, theirs, count(*) as shingles from together
    group by mine, theirs
),

-- A tenth of the shorter text: the sample errs, and what is decided afterwards begins at a quarter.
overlapping as (
    select one.document_id as mine, other.document_id as theirs, 'shingles' as method
    from shared
    inner join sampled as mine on shared.mine = mine.text_sha256
    inner join sampled as theirs on shared.theirs = theirs.text_sha256
    inner join text_order as one on shared.mine = one.text_sha256
    inner join text_order as other on shared.theirs = other.text_sha256
    where shared.shingles >= 0.1 * least(mine.shingles, theirs.shingles)
),

same as (
    select text_order.document_id as mine, document.document_id as theirs, 'same_text' as method
    from core.document
    semi join focus_text on document.text_sha256 = focus_text.text_sha256
    inner join text_order on document.text_sha256 = text_order.text_sha256
    where document.document_id <> text_order.document_id
),

pair as (
    select * from overlapping
    union all
    select * from same
)

-- All pairs of a later document follow each other, and its earlier ones are few.
select
    least(mine, theirs) as document_a,
    greatest(mine, theirs) as document_b,
    method,
    row_number() over (order by theirs, mine) as pair_no
from pair;

-- Pairs of documents to compare, with a text of `focus` in each: `candidate`. What was found of such documents before goes.
delete from core.document_similarity
where exists (
    select 1
    from (
        select document.document_id
        from core.document
        inner join numbered_text on document.text_sha256 = numbered_text.text_sha256
        semi join focus on numbered_text.text_no = focus.text_no
        union
        select known.document_id
        from ops.compared_document as known
        inner join numbered_text on known.text_sha256 = numbered_text.text_sha256
        semi join focus on numbered_text.text_no = focus.text_no
    ) as gone
    where gone.document_id in (document_similarity.document_a, document_similarity.document_b)
);

create or replace temp table candidate as
with wanted as (
    select sketched.shingle
    from sketched
    semi join focus on sketched.text_no = focus.text_no
),

-- What is no furniture, by who had it first.
ranked as (
    select
        sketched.shingle,
        sketched.text_no,
        focus.text_no is not null as in_focus,
        row_number() over (partition by sketched.shingle order by numbered_text.place) as place
    from sketched
    semi join wanted on sketched.shingle = wanted.shingle
    anti join core.furniture_shingle as furniture on sketched.shingle = furniture.shingle
    inner join numbered_text on sketched.text_no = numbered_text.text_no
    left join focus on sketched.text_no = focus.text_no
    where numbered_text.document_id is not null
),

-- A text is compared with the first twenty that had what it has: among them is where it comes from, and a story that thousands
-- print costs by the text and not by the pair.
first_to_have as (
    select * from ranked where place <= 20
),

together as (
    select one.text_no as mine, other.text_no as theirs
    from first_to_have as one
    inner join ranked as other on one.shingle = other.shingle and one.place < other.place
    where other.in_focus
    union all
    select one.text_no as mine, other.text_no as theirs
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
    select mine.document_id as mine, theirs.document_id as theirs, 'shingles' as method
    from shared
    inner join numbered_text as mine on shared.mine = mine.text_no
    inner join numbered_text as theirs on shared.theirs = theirs.text_no
    where shared.shingles >= 0.1 * least(mine.sampled, theirs.sampled)
),

same as (
    select numbered_text.document_id as mine, document.document_id as theirs, 'same_text' as method
    from core.document
    inner join numbered_text on document.text_sha256 = numbered_text.text_sha256
    semi join focus on numbered_text.text_no = focus.text_no
    where document.document_id <> numbered_text.document_id
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

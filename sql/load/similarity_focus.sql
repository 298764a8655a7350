-- Whom to compare anew, `focus`: the texts that changed, those with a shingle that has become furniture or no longer is, and those that
-- have become one of the first to have a shingle, or no longer are. All of that depends on the documents that have the shingle, and on
-- nothing else.

-- Every text by a number, which joins faster than its hash, with the document that stands for all that have it, and its place among all:
-- who was first, as flows/match/origins.py has it: of one day an agency, then the longer text. Of a text that is gone both are null.
create or replace temp table numbered_text as
with document_order as (
    select
        document.text_sha256,
        document.document_id,
        row_number() over (
            order by
                document.published_on nulls last,
                publication.kind is distinct from 'wire',
                document.char_count desc,
                document.document_id
        ) as place
    from core.document
    left join core.publication on document.publication_id = publication.publication_id
),

first_document as (
    select text_sha256, arg_min(document_id, place) as document_id, min(place) as place
    from document_order
    group by text_sha256
)

select
    row_number() over (order by sketch.text_sha256) as text_no,
    sketch.text_sha256,
    len(sketch.shingles) as sampled,
    first_document.document_id,
    first_document.place,
    sketch.text_sha256 in (select changed_text.text_sha256 from changed_text) as is_changed,
    sketch.text_sha256 in (select known.text_sha256 from ops.compared_document as known) as was_known
from core.text_sketch as sketch
left join first_document on sketch.text_sha256 = first_document.text_sha256;

create or replace temp table sketched as
select numbered_text.text_no, unnest(sketch.shingles) as shingle
from core.text_sketch as sketch
inner join numbered_text on sketch.text_sha256 = numbered_text.text_sha256;

delete from core.text_sketch
where text_sha256 in (select numbered_text.text_sha256 from numbered_text where numbered_text.document_id is null);

create or replace temp table touched as
with of_changed as (
    select sketched.shingle
    from sketched
    inner join numbered_text on sketched.text_no = numbered_text.text_no
    where numbered_text.is_changed
)

select sketched.shingle, sketched.text_no
from sketched
semi join of_changed on sketched.shingle = of_changed.shingle;

-- Ten headlines, on more than five days: no story is told so often for so long, and a plea for money or a background paragraph
-- soon is.
create or replace temp table touched_furniture as
with printed as (
    select
        numbered_text.text_no,
        hash(document.publication_id) as outlet,
        hash(coalesce(lower(document.title), document.document_id)) as headline,
        hash(coalesce(document.published_on::varchar, document.document_id)) as day
    from core.document
    inner join numbered_text on document.text_sha256 = numbered_text.text_sha256
    where document.publication_id is not null
),

often as (
    select touched.shingle, printed.outlet
    from touched
    inner join printed on touched.text_no = printed.text_no
    group by touched.shingle, printed.outlet
    having count(*) >= 10
),

under_many_headlines as (
    select touched.shingle, printed.outlet
    from touched
    inner join printed on touched.text_no = printed.text_no
    semi join often on touched.shingle = often.shingle and printed.outlet = often.outlet
    group by touched.shingle, printed.outlet
    having count(distinct printed.headline) >= 10 and count(distinct printed.day) > 5
)

select distinct shingle from under_many_headlines;

create or replace temp table turned_shingle as
with known as (
    select shingle from core.furniture_shingle where shingle in (select touched.shingle from touched)
)

(
    select shingle from known
    except
    select shingle from touched_furniture
)
union all
(
    select shingle from touched_furniture
    except
    select shingle from known
);

delete from core.furniture_shingle where shingle in (select touched.shingle from touched);
insert into core.furniture_shingle select shingle from touched_furniture;

create or replace temp table focus as
-- Where no more than twenty have a shingle, all are among the first; where all changed, all are in the focus anyway.
with crowded as (
    select touched.shingle, count(*) filter (where numbered_text.is_changed) as changes
    from touched
    inner join numbered_text on touched.text_no = numbered_text.text_no
    group by touched.shingle
    having count(*) > 20 and count(*) > changes
),

ranked as (
    select
        touched.shingle,
        touched.text_no,
        crowded.changes,
        numbered_text.is_changed,
        numbered_text.was_known,
        row_number() over (partition by touched.shingle order by numbered_text.place) as place
    from touched
    inner join crowded on touched.shingle = crowded.shingle
    inner join numbered_text on touched.text_no = numbered_text.text_no
),

-- A new text behind the first twenty moves none of them; of one that was known before, the earlier place is not.
moved as (
    select shingle from ranked where is_changed and (was_known or place <= 20)
)

select text_no from numbered_text where is_changed
union
select text_no from sketched where shingle in (select turned_shingle.shingle from turned_shingle)
union
select text_no
from ranked
where place > 20 - changes and place <= 20 + changes and shingle in (select moved.shingle from moved);

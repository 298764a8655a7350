-- Whom to compare anew, `focus_text`: the texts that changed, those with a shingle that has become furniture or no longer is, and those
-- that have become one of the first to have a shingle, or no longer are. All of that depends on the documents that have the shingle,
-- and on nothing else.
create or replace temp table touched as
with touched_shingle as (
    select shingle from core.text_sketch where text_sha256 in (select changed_text.text_sha256 from changed_text)
)

select sketch.shingle, sketch.text_sha256, changed_text.text_sha256 is not null as is_changed
from core.text_sketch as sketch
semi join touched_shingle on sketch.shingle = touched_shingle.shingle
left join changed_text on sketch.text_sha256 = changed_text.text_sha256;

delete from core.text_sketch
where
    text_sha256 in (select changed_text.text_sha256 from changed_text)
    and text_sha256 not in (select document.text_sha256 from core.document);

-- Ten headlines, on more than five days: no story is told so often for so long, and a plea for money or a background paragraph
-- soon is.
create or replace temp table touched_furniture as
with under_many_headlines as (
    select touched.shingle, document.publication_id
    from touched
    inner join core.document on touched.text_sha256 = document.text_sha256
    where document.publication_id is not null
    group by touched.shingle, document.publication_id
    having
        count(distinct coalesce(lower(document.title), document.document_id)) >= 10
        and count(distinct coalesce(document.published_on::varchar, document.document_id)) > 5
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

-- Every text with the document that stands for all that have it, and its place among all: who was first, as flows/match/origins.py
-- has it: of one day an agency, then the longer text.
create or replace temp table text_order as
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
)

select text_sha256, arg_min(document_id, place) as document_id, min(place) as place
from document_order
group by text_sha256;

create or replace temp table focus_text as
with ranked as (
    select
        touched.*,
        count(*) filter (touched.is_changed) over (partition by touched.shingle) as changes,
        if(
            text_order.text_sha256 is null,
            null,
            row_number() over (partition by touched.shingle order by text_order.place)
        ) as place
    from touched
    left join text_order on touched.text_sha256 = text_order.text_sha256
),

-- A new text behind the first twenty moves none of them; of one that was known before, the earlier place is not.
moved as (
    select shingle
    from ranked
    where is_changed and (place <= 20 or text_sha256 in (select known.text_sha256 from ops.compared_document as known))
)

select text_sha256 from changed_text
union
select text_sha256 from core.text_sketch where shingle in (select turned_shingle.shingle from turned_shingle)
union
select text_sha256
from ranked
where place > 20 - changes and place <= 20 + changes and shingle in (select moved.shingle from moved);

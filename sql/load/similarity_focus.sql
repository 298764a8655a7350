-- Whom to compare anew: the texts that changed, and those with a shingle that has become furniture or no longer is: `focus_text`.
-- Whether a shingle is furniture depends on the documents that have it, and on nothing else.
create or replace temp table touched_shingle as
select distinct sketch.shingle
from core.text_sketch as sketch
semi join changed_text on sketch.text_sha256 = changed_text.text_sha256;

delete from core.text_sketch
where
    text_sha256 in (select changed_text.text_sha256 from changed_text)
    and text_sha256 not in (select document.text_sha256 from core.document);

create or replace temp table touched_furniture as
with touched as (
    select sketch.shingle, sketch.text_sha256
    from core.text_sketch as sketch
    semi join touched_shingle on sketch.shingle = touched_shingle.shingle
),

-- Ten headlines: no outlet prints a story so often, and a note on its author or a background paragraph soon is.
under_many_headlines as (
    select touched.shingle
    from touched
    inner join core.document on touched.text_sha256 = document.text_sha256
    where document.publication_id is not null
    group by touched.shingle, document.publication_id
    having count(distinct coalesce(lower(document.title), document.document_id)) >= 10
),

-- What 500 different texts share is furniture of the trade, or a flood: to compare each with each would never end.
in_very_many as (
    select shingle from touched
    group by shingle
    having count(*) > 500
)

select shingle from under_many_headlines
union
select shingle from in_very_many;

create or replace temp table turned_shingle as
with known as (
    select shingle from core.furniture_shingle where shingle in (select touched_shingle.shingle from touched_shingle)
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

delete from core.furniture_shingle where shingle in (select touched_shingle.shingle from touched_shingle);
insert into core.furniture_shingle select shingle from touched_furniture;

create or replace temp table focus_text as
select text_sha256 from changed_text
union
select sketch.text_sha256
from core.text_sketch as sketch
semi join turned_shingle on sketch.shingle = turned_shingle.shingle;

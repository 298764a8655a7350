-- Who the names of `to_match` that are nobody's might be, the three most like them: core.actor_candidate. Nothing is applied.
delete from core.actor_candidate
where (dataset_id, actor_text) in (select (to_match.dataset_id, to_match.actor_text) from to_match);

insert into core.actor_candidate by name
-- The order of the words does not count.
with nobodys as (
    select
        decided.dataset_id,
        decided.actor_text,
        decided.source_actor_id,
        list_sort(list_distinct(string_split(coalesce(form.bare, form.whole), ' '))) as words,
        array_to_string(words, ' ') as ordered
    from decided
    inner join name_form as form on decided.actor_text = form.name
    where decided.reason not in ('generic', 'country')
),

known as (
    select distinct
        actor_id,
        name_folded,
        list_sort(list_distinct(string_split(name_folded, ' '))) as words,
        array_to_string(words, ' ') as ordered
    from core.actor_name
    where form in ('written', 'part')
),

known_word as (
    select actor_id, name_folded, ordered, unnest(words) as word
    from known
),

-- Only names that share a rare word are compared: `army` and `front` say nothing.
rare as (
    select word
    from known_word
    where length(word) > 2
    group by word
    having count(distinct actor_id) <= 40
),

pair as (
    select distinct
        mine.dataset_id,
        mine.actor_text,
        mine.ordered as mine,
        theirs.actor_id,
        theirs.name_folded,
        theirs.ordered as theirs
    from (select *, unnest(words) as word from nobodys) as mine
    inner join rare on mine.word = rare.word
    inner join known_word as theirs on rare.word = theirs.word
    where least(length(mine.ordered), length(theirs.ordered)) >= 0.8 * greatest(length(mine.ordered), length(theirs.ordered))
),

alike as (
    select
        dataset_id,
        actor_text,
        actor_id,
        name_folded,
        1 - damerau_levenshtein(mine, theirs) / greatest(length(mine), length(theirs)) as score
    from pair
    union all
    -- Names that are equal, and in doubt.
    select meaning.dataset_id, meaning.actor_text, meaning.actor_id, nobodys.ordered as name_folded, 1 as score
    from meaning
    inner join nobodys
        on
            meaning.dataset_id = nobodys.dataset_id
            and meaning.actor_text = nobodys.actor_text
            and meaning.source_actor_id is not distinct from nobodys.source_actor_id
),

best as (
    select dataset_id, actor_text, actor_id, arg_max(name_folded, (score, name_folded)) as name, max(score) as score
    from alike
    where score >= 0.8
    group by dataset_id, actor_text, actor_id
)

select best.*
from best
anti join core.actor_judgement as judged
    on
        best.dataset_id = judged.dataset_id
        and best.actor_text = judged.actor_text
        and best.actor_id = judged.actor_id
qualify row_number() over (partition by best.dataset_id, best.actor_text order by best.score desc, best.actor_id) <= 3;

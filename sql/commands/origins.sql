-- Articles taken from others, the latest first. $words: a part of a headline or of an outlet's name, or the beginning of a document_id.
select
    left(document_id, 12) as document_id,
    publication,
    published_on,
    title,
    relation,
    round(score, 2) as score,
    left(taken_from, 12) as taken_from,
    taken_from_publication,
    origin_documents,
    origin_outlets,
    passage_words,
    reason
from mart.document_origins
where
    taken_from is not null
    and (
        $words is null
        or starts_with(document_id, $words)
        or starts_with(taken_from, $words)
        or contains(lower(title), lower($words))
        or contains(lower(publication), lower($words))
    )
order by published_on desc nulls last, publication, title, document_id
limit case when $at_most > 0 then $at_most end

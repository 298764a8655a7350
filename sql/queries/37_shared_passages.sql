-- title: Passages in two outlets
-- question: Which passages stand word for word in articles of different outlets, where, and are their origins one?
-- param: at_least = 10 -- words of the passage
-- param: at_most = 50 -- how many passages
-- Of different origins it is a quotation, a statement, or too little of the texts to call one taken from the other.
select
    similarity.passage_words as words,
    one.text[similarity.a_start + 1:similarity.a_end] as passage,
    coalesce(one.publication_id, '(unknown)') as publication_a,
    one.published_on as published_a,
    file_a.path || ':' || one.line_no as place_a,
    coalesce(other.publication_id, '(unknown)') as publication_b,
    other.published_on as published_b,
    file_b.path || ':' || other.line_no as place_b,
    origin_a.origin_id = origin_b.origin_id as one_origin
from core.document_similarity as similarity
inner join core.document as one on similarity.document_a = one.document_id
inner join core.document as other on similarity.document_b = other.document_id
inner join core.origin as origin_a on similarity.document_a = origin_a.document_id
inner join core.origin as origin_b on similarity.document_b = origin_b.document_id
left join ops.source_file as file_a on one.file_id = file_a.file_id
left join ops.source_file as file_b on other.file_id = file_b.file_id
where one.publication_id is distinct from other.publication_id and similarity.passage_words >= $at_least::integer
order by words desc, place_a, place_b
limit $at_most::integer

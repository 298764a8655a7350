-- severity: critical
-- title: What two articles are said to share is impossible, or is of none
select similarity.document_a, similarity.document_b
from core.document_similarity as similarity
left join core.document as one on similarity.document_a = one.document_id
left join core.document as other on similarity.document_b = other.document_id
where
    one.document_id is null
    or other.document_id is null
    or similarity.document_a >= similarity.document_b
    or similarity.method <> if(one.text_sha256 = other.text_sha256, 'same_text', 'shingles')
    or similarity.shared_prose not between 0 and similarity.shared_shingles
    or similarity.jaccard > least(similarity.containment_ab, similarity.containment_ba)
    or least(similarity.jaccard, similarity.prose_ab, similarity.prose_ba) < 0
    or greatest(similarity.containment_ab, similarity.containment_ba, similarity.prose_ab, similarity.prose_ba) > 1
    or (similarity.shared_shingles = 0) <> (similarity.passage_words is null)
    or not (0 <= similarity.a_start and similarity.a_start < similarity.a_end and similarity.a_end <= one.char_count)
    or not (0 <= similarity.b_start and similarity.b_start < similarity.b_end and similarity.b_end <= other.char_count)

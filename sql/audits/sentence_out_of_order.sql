-- severity: critical
-- title: A sentence begins before the one in front of it ends, or a number is missing
select sentence.document_id, sentence.sentence_no
from core.sentence
left join core.sentence as previous
    on sentence.document_id = previous.document_id and sentence.sentence_no = previous.sentence_no + 1
where
    (previous.document_id is null) <> (sentence.sentence_no = 0)
    or sentence.char_start < previous.char_end

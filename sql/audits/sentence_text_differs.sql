-- severity: critical
-- title: The text of a sentence is not what stands at its place in the article
-- substring and length count code points, as Python does; their _grapheme kin would not.
select sentence.document_id, sentence.sentence_no, sentence.char_start, sentence.char_end, sentence.text
from core.sentence
inner join core.document on sentence.document_id = document.document_id
where
    sentence.char_start < 0
    or sentence.char_end <= sentence.char_start
    or sentence.char_end > document.char_count
    or sentence.text <> substring(document.text, sentence.char_start + 1, sentence.char_end - sentence.char_start)

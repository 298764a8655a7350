-- Texts of the next candidates, each with those of its shingles that are furniture.
with wanted as (
    select document_a as document_id from next_candidate
    union
    select document_b as document_id from next_candidate
),

text as (
    select document.document_id, document.text_sha256, document.text
    from core.document
    semi join wanted on document.document_id = wanted.document_id
),

sampled as (
    select sketch.text_sha256, unnest(sketch.shingles) as shingle
    from core.text_sketch as sketch
    semi join text on sketch.text_sha256 = text.text_sha256
),

furniture as (
    select sampled.text_sha256, list(sampled.shingle) as shingles
    from sampled
    semi join core.furniture_shingle as furniture on sampled.shingle = furniture.shingle
    group by sampled.text_sha256
)

select text.document_id, text.text, coalesce(furniture.shingles, []) as furniture
from text
left join furniture on text.text_sha256 = furniture.text_sha256;

-- Texts of documents that came, went or changed since they were last compared: `changed_text`.
create or replace temp table changed_text as
with now as (
    select document_id, text_sha256, published_on, publication_id, title from core.document
),

differing as (
    (
        select * from now
        except
        select * from ops.compared_document
    )
    union all
    (
        select * from ops.compared_document
        except
        select * from now
    )
)

select distinct text_sha256 from differing;

-- Those that have no sketch yet, to be made: of each a document that has it, in batches of 30 million characters.
create or replace temp table new_text as
with new as (
    select document.text_sha256, min(document.document_id) as document_id, any_value(document.char_count) as characters
    from core.document
    semi join changed_text on document.text_sha256 = changed_text.text_sha256
    anti join core.text_sketch as known on document.text_sha256 = known.text_sha256
    group by document.text_sha256
)

select document_id, (sum(characters) over (order by document_id) / 30e6)::bigint as batch_no
from new;

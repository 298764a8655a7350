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

-- Those that have no sketch yet, to be made.
create or replace temp table new_text as
select changed_text.text_sha256
from changed_text
semi join core.document on changed_text.text_sha256 = document.text_sha256
anti join ops.compared_document as known on changed_text.text_sha256 = known.text_sha256;

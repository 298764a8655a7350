-- Every place where the articles of a batch stand. `document_change` has them, duplicates too.
insert into core.document_appearance by name
select change.document_id, change.file_id, change.line_no
from document_change as change
anti join core.document_appearance as known on change.file_id = known.file_id and change.line_no = known.line_no;

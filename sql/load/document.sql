-- Articles: each once, at the least of the places where it stands, so that the order of files does not matter. One that was read by
-- other rules is read anew, and is an update even if its text comes out the same: what it says may not.
create or replace temp table document_change as
with place as (
    select
        *,
        row_number() over (partition by document_id order by file_id, line_no) as place_no
    from stage_document
    where
        row_no not in (select stage_rejected.row_no from stage_rejected)
        and file_id not in (select refused_file.file_id from refused_file)
)

select
    place.row_no,
    place.document_id,
    place.file_id,
    place.line_no,
    place.place_no,
    case
        when place.place_no > 1 then 'duplicate'
        when known.document_id is null then 'insert'
        when
            (
                known.publication_id, known.title, known.byline, known.dateline, known.published_on, known.published_prec,
                known.published_from, known.language, known.url, known.text_sha256, known.rules_sha256
            )
            is distinct from
            (
                place.publication_id, place.title, place.byline, place.dateline, place.published_on, place.published_prec,
                place.published_from, place.language, place.url, place.text_sha256, place.rules_sha256
            )
            then 'update'
        when (known.file_id, known.line_no) = (place.file_id, place.line_no) then 'unchanged'
        else 'duplicate'
    end as op
from place
left join core.document as known on place.document_id = known.document_id;

update core.document
set file_id = change.file_id, line_no = change.line_no
from document_change as change
where
    change.op in ('duplicate', 'update') and change.place_no = 1
    and core.document.document_id = change.document_id
    and (change.file_id, change.line_no) < (core.document.file_id, core.document.line_no);

create or replace temp table replaced as
select known.document_id, known.file_id, known.line_no
from core.document as known
inner join document_change as change on known.document_id = change.document_id
where change.op = 'update';

delete from core.document where document_id in (select document_id from replaced);
delete from core.document_block where document_id in (select document_id from replaced);
delete from core.sentence where document_id in (select document_id from replaced);

insert into core.document by name
select
    stage_document.* exclude (row_no, file_id, line_no),
    coalesce(replaced.file_id, stage_document.file_id) as file_id,
    coalesce(replaced.line_no, stage_document.line_no) as line_no
from document_change as change
inner join stage_document on change.row_no = stage_document.row_no
left join replaced on change.document_id = replaced.document_id
where change.op in ('insert', 'update');

insert into core.document_block by name
select change.document_id, block.* exclude (row_no)
from document_change as change
inner join stage_document_block as block on change.row_no = block.row_no
where change.op in ('insert', 'update');

insert into core.sentence by name
select change.document_id, sentence.* exclude (row_no)
from document_change as change
inner join stage_sentence as sentence on change.row_no = sentence.row_no
where change.op in ('insert', 'update');

-- What articles say, of those that are new or read anew. Needs `document_change` and `replaced`, and `coded_event`.
delete from core.mention where document_id in (select document_id from replaced);
delete from core.claim where document_id in (select document_id from replaced);
delete from core.figure where document_id in (select document_id from replaced);
delete from core.citation where document_id in (select document_id from replaced);
delete from core.event_actor where event_id in (
    select event.event_id from core.event inner join replaced on event.document_id = replaced.document_id
);
delete from core.event where document_id in (select document_id from replaced);

create or replace temp table written as
select change.row_no, change.document_id, document.file_id, document.line_no
from document_change as change
inner join core.document on change.document_id = document.document_id
where change.op in ('insert', 'update');

insert into core.mention by name
select written.document_id, mention.* exclude (row_no)
from written
inner join stage_mention as mention on written.row_no = mention.row_no;

insert into core.claim by name
select written.document_id, claim.* exclude (row_no)
from written
inner join stage_claim as claim on written.row_no = claim.row_no;

insert into core.figure by name
select written.document_id, figure.* exclude (row_no)
from written
inner join stage_figure as figure on written.row_no = figure.row_no;

insert into core.citation by name
select written.document_id, citation.* exclude (row_no)
from written
inner join stage_citation as citation on written.row_no = citation.row_no;

insert into core.dataset by name
select
    'dateline_text' as dataset_id,
    'Events coded from text' as name,
    'Dateline' as publisher,
    'none: quotations of articles, whose texts are their publishers''' as licence,
    true as redistribute,
    'Events coded by Dateline from articles; cite the articles that core.document has.' as attribution,
    '' as url,
    'coded' as holds
where
    exists (select 1 from stage_event)
    and not exists (select 1 from core.dataset as known where known.dataset_id = 'dateline_text');

insert into core.event by name
select
    written.document_id,
    written.file_id,
    written.line_no,
    event.* exclude (row_no, document_id, file_id, line_no, priogrid_gid),
    mart.priogrid_gid(event.latitude, event.longitude) as priogrid_gid
from written
inner join coded_event as event on written.row_no = event.row_no;

insert into core.event_actor by name
select party.* exclude (row_no)
from written
inner join stage_event_actor as party on written.row_no = party.row_no;

-- An article that turned up at a lesser place takes its events there.
update core.event set file_id = document.file_id, line_no = document.line_no
from core.document
inner join document_change as change on document.document_id = change.document_id
where
    change.op = 'duplicate'
    and event.document_id = document.document_id
    and (event.file_id, event.line_no) <> (document.file_id, document.line_no);

-- Places that the gazetteer is to have.
create or replace temp view named_place as
select mention.geonameid
from written
inner join stage_mention as mention on written.row_no = mention.row_no
where mention.place_kind = 'populated' and mention.geonameid is not null;

-- The origin of every document, as found: `found_origin` has those that are linked to others. Only what differs is written.
create or replace temp table wanted_origin as
select
    document.document_id,
    coalesce(found.origin_id, document.document_id) as origin_id,
    coalesce(found.relation, 'original') as relation,
    found.taken_from,
    found.score,
    coalesce(found.reason, 'none') as reason
from core.document
left join found_origin as found on document.document_id = found.document_id;

create or replace temp table turned_origin as
select * from core.origin
except
select * from wanted_origin;

delete from core.origin where document_id in (select turned_origin.document_id from turned_origin);

insert into core.origin by name
select wanted_origin.* from wanted_origin
anti join core.origin as known on wanted_origin.document_id = known.document_id;

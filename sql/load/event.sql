-- Events: the current state of each record that changed, in place of the earlier one, which is kept as past.
insert into core.event_past by name
select event.*
from core.event as event
where event.event_id in (select record_id from change where op in ('modify', 'extend'));

delete from core.event where event_id in (select record_id from change where op in ('modify', 'extend'));
delete from core.event_actor where event_id in (select record_id from change where op in ('modify', 'extend'));
-- What mentions cite stays: it is not from the record.
delete from core.event_citation
where file_id is null and event_id in (select record_id from change where op in ('modify', 'extend'));

insert into core.event by name
select
    change.version_no,
    coded_event.* exclude (row_no)
from change
inner join coded_event on change.row_no = coded_event.row_no
where change.op <> 'same';

insert into core.event_actor by name
select
    change.record_id as event_id,
    actor.* exclude (row_no),
    named.actor_id
from change
inner join stage_event_actor as actor on change.row_no = actor.row_no
left join core.actor_match as named
    on
        actor.actor_text = named.actor_text
        and actor.source_actor_id is not distinct from named.source_actor_id
        and split_part(change.record_id, ':', 1) = named.dataset_id
where change.op <> 'same';

insert into core.event_citation by name
select
    change.record_id as event_id,
    citation.* exclude (row_no)
from change
inner join stage_event_citation as citation on change.row_no = citation.row_no
where change.op <> 'same';

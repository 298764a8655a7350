-- severity: critical
-- title: An event of ACLED stands although a list of deletions names it, or is deleted although none does
select
    deletion.record_id,
    deletion.file_id,
    'stands' as problem
from core.acled_deletion as deletion
semi join core.event as event on deletion.record_id = event.event_id
where deletion.holds
union all
select
    record.record_id,
    record.deleted_in_file_id as file_id,
    'deleted' as problem
from core.record as record
anti join core.acled_deletion as deletion
    on record.record_id = deletion.record_id and record.deleted_in_file_id = deletion.file_id and deletion.holds
where record.dataset_id = 'acled' and record.deleted_in_file_id is not null

-- Records of the warehouse that the release speaks of: same dataset, its countries, its period; all, if they are no events.
create or replace temp table in_scope as
select event.record_id
from core.event as event
where
    event.dataset_id = $dataset_id
    and event.date_start between $covers_from and $covers_to
    and list_contains($countries::varchar[], event.country_iso3)
union all
select record.record_id
from core.record as record
where $whole_dataset and record.dataset_id = $dataset_id and record.deleted_in_file_id is null;

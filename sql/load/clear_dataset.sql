-- Every row of a dataset, before it is derived anew from the archive. Its own table in schema source is emptied beside.
delete from core.event_actor where event_id in (select event_id from core.event where dataset_id = $dataset_id);
delete from core.event_citation where event_id in (select event_id from core.event where dataset_id = $dataset_id);
-- If it holds mentions, they are citations of events of another.
delete from core.event_citation where file_id in (select file_id from ops.source_file where dataset_id = $dataset_id);
delete from core.actor_match where dataset_id = $dataset_id;
delete from core.actor_candidate where dataset_id = $dataset_id;
delete from core.event_past where dataset_id = $dataset_id;
delete from core.event where dataset_id = $dataset_id;
delete from core.record_version where record_id in (select record_id from core.record where dataset_id = $dataset_id);
delete from core.record where dataset_id = $dataset_id;

-- What the warehouse holds and who made it so, in one row.
select
    (select max(published_at) from ops.snapshot) as published_at,
    (select max_by(run_id, started_at) from ops.run) as last_run,
    (select max_by(flow, started_at) from ops.run) as last_flow,
    (select max_by(state, started_at) from ops.run) as last_state,
    (select max(started_at) from ops.run) as last_started_at,
    (select max(started_at) from ops.run where flow = 'ingest' and state <> 'died') as last_ingest_at,
    (select count(*) from core.event where record_id is not null) as events,
    (select count(*) from core.record_version) as record_versions,
    (select count(*) from core.document) as documents,
    (select count(*) from core.sentence) as sentences,
    (select count(*) from core.event where document_id is not null) as coded_events,
    (select count(*) from ops.source_file) as files

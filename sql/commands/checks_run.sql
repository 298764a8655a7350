-- A run, and every rule asked in it, for Great Expectations' Data Docs.
select
    validation.*,
    file.path,
    run.started_at
from ops.validation as validation
inner join ops.run as run on validation.run_id = run.run_id
left join ops.source_file as file on validation.file_id = file.file_id
where validation.run_id = $run_id

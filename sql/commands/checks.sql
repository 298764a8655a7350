-- The rules that failed or broke in a run; with $all, those that passed, too.
select
    file.path || case when validation.files > 1 then ' and ' || (validation.files - 1) || ' more' else '' end as path,
    validation.suite || '.' || validation.code as rule,
    validation.severity,
    case when validation.success then 'passed' when validation.error is not null then 'broke' else 'failed' end as outcome,
    case validation.rejects when 'row' then 'rows set aside' when 'file' then 'file refused' else 'recorded' end as cost,
    validation.unexpected_count as failing,
    parse_filename(validation.example) as example,
    coalesce(validation.error, validation.message) as meaning
from ops.validation as validation
left join ops.source_file as file on validation.file_id = file.file_id
where validation.run_id = $run_id and ($all or validation.success is distinct from true)
order by
    case validation.severity when 'critical' then 1 when 'warning' then 2 else 3 end,
    file.path, validation.suite, validation.code

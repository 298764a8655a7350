-- What the checks found, file by file and rule by rule, with what it cost.
-- Grain: one row for each file and rule of the file's latest run, and for each reason why a line of it could not be read or typed.
-- Key: file_id, suite, code.
create or replace view mart.data_quality as
with checked as (
    select * from ops.validation
    qualify row_number() over (partition by file_id, suite, code order by run_id desc) = 1
),

-- A suite that was edited since keeps its name: that is what joins old rejections to today's rules.
suite_name as (
    select suite_hash, any_value(suite) as suite from ops.validation group by suite_hash
),

rejected as (
    select
        quarantine.file_id,
        coalesce(suite_name.suite, 'reading') as suite,
        quarantine.code,
        any_value(quarantine.message) as message,
        any_value(quarantine.column_name) as column_name,
        count(*) as ever,
        count(*) filter (where quarantine.status = 'open') as still_open
    from ops.quarantine
    left join suite_name on quarantine.suite_hash = suite_name.suite_hash
    group by all
)

select
    coalesce(checked.file_id, rejected.file_id) as file_id,
    coalesce(checked.suite, rejected.suite) as suite,
    coalesce(checked.code, rejected.code) as code,
    source_file.path as file_path,
    checked.files,
    source_file.source,
    source_file.release_label,
    coalesce(checked.message, rejected.message) as rule,
    coalesce(checked.column_name, rejected.column_name) as column_name,
    coalesce(checked.severity, 'critical') as severity,
    case when checked.code is null then 'row' else checked.rejects end as rejects,
    case
        when checked.code is null then 'failed'
        when checked.success then 'passed'
        when checked.success is null then 'raised'
        else 'failed'
    end as outcome,
    case when checked.code is null then rejected.ever else checked.unexpected_count end as failing_rows,
    checked.unexpected_percent as failing_percent,
    checked.example,
    coalesce(rejected.ever, 0) as quarantined,
    coalesce(rejected.still_open, 0) as quarantined_open,
    checked.error,
    checked.run_id
from checked
full join rejected
    on checked.file_id = rejected.file_id and checked.suite = rejected.suite and checked.code = rejected.code
left join ops.source_file on coalesce(checked.file_id, rejected.file_id) = source_file.file_id;

comment on view mart.data_quality is
'What the checks found, file by file and rule by rule, and what it cost. Key: file_id, suite, code.';
comment on column mart.data_quality.file_id is
'References ops.source_file: the file, or the first of the files that were checked together.';
comment on column mart.data_quality.suite is 'Suite of expectations; `reading` if the line could not be read or typed.';
comment on column mart.data_quality.code is 'The rule''s own word.';
comment on column mart.data_quality.file_path is 'The file, as it was named when received.';
comment on column mart.data_quality.files is 'How many files were checked together; null for what could not be read.';
comment on column mart.data_quality.source is 'The source that recognised it.';
comment on column mart.data_quality.release_label is 'The publisher''s name of the release, if known.';
comment on column mart.data_quality.rule is 'The rule in words.';
comment on column mart.data_quality.column_name is 'Column or columns the rule looks at; null for a rule on the table.';
comment on column mart.data_quality.severity is 'critical, warning or info; critical for what could not be read.';
comment on column mart.data_quality.rejects is 'What a failure costs: row (quarantine), file (refused whole), null (recorded).';
comment on column mart.data_quality.outcome is 'passed, failed, or raised (the rule itself broke: nothing is known of the data).';
comment on column mart.data_quality.failing_rows is 'Rows that fail, for a rule on rows.';
comment on column mart.data_quality.failing_percent is 'The same in percent of the rows looked at.';
comment on column mart.data_quality.example is 'path:line of the first row that fails, or the path of the first file; null if none does.';
comment on column mart.data_quality.quarantined is 'Entries in quarantine by this rule, whatever became of them.';
comment on column mart.data_quality.quarantined_open is 'Those of them that are still open.';
comment on column mart.data_quality.error is 'How the rule raised; null if it did not.';
comment on column mart.data_quality.run_id is 'The run that last checked it; null for what could not be read. References ops.run.';

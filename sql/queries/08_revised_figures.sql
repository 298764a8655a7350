-- title: Figures that were revised
-- question: Which events were corrected or withdrawn since they were first published, and what did they say before?
-- param: dataset = ucdp_ged -- which dataset
-- param: at_most = 50 -- how many, the largest change of deaths first
-- before and after are the deaths of a release and the one that revised it: best estimate (lowest-highest).
select
    source_event_id,
    case op when 'delete' then 'withdrawn' else 'corrected' end as change,
    best_before || ' (' || low_before || '-' || high_before || ')' as before,
    best_after || ' (' || low_after || '-' || high_after || ')' as after,
    array_to_string(changed_columns, ', ') as changed_columns,
    coalesce(release_label, parse_filename(file_path)) as release,
    line_no
from mart.revision_log
where dataset_id = $dataset and op in ('modify', 'delete')
order by abs(best_change) desc, source_event_id, version_no
limit $at_most::integer

-- title: Figures that were revised
-- question: Which events were corrected or withdrawn since they were first published, and what did they say before?
-- param: dataset = ucdp_ged -- which dataset
-- param: at_most = 50 -- how many, the largest change of deaths first
select
    source_event_id,
    version_no,
    op,
    coalesce(previous_release_label, previous_file_path) as release_before,
    coalesce(release_label, file_path) as release_now,
    best_before,
    best_after,
    best_change,
    low_before || '-' || high_before as range_before,
    low_after || '-' || high_after as range_after,
    changed_columns,
    file_path,
    line_no
from mart.revision_log
where dataset_id = $dataset and op in ('modify', 'delete')
order by abs(best_change) desc, source_event_id, version_no
limit $at_most::integer

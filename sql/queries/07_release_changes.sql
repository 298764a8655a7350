-- title: What each release changed
-- question: How many events did each release add, correct or withdraw, and by how many deaths?
-- param: dataset = ucdp_ged -- which dataset
select
    coalesce(release_label, parse_filename(file_path)) as release,
    min(valid_from) as covers_until,
    count(*) filter (where op = 'add') as added,
    count(*) filter (where op = 'modify') as corrected,
    count(*) filter (where op = 'delete') as withdrawn,
    coalesce(sum(best_change) filter (where op = 'add'), 0) as deaths_added,
    coalesce(sum(best_change) filter (where op = 'modify'), 0) as deaths_corrected,
    coalesce(sum(best_change) filter (where op = 'delete'), 0) as deaths_withdrawn
from mart.revision_log
where dataset_id = $dataset
group by release_label, file_id, file_path
order by covers_until, release

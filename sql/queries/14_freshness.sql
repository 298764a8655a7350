-- title: How fresh each source is
-- question: Until which day does each source reach, and how long ago was that?
select
    source,
    last_day_covered,
    days_since_covered,
    current_rows,
    lines_in_quarantine,
    files_loaded,
    last_release_label,
    last_file_path
from mart.source_freshness
order by days_since_covered desc, source

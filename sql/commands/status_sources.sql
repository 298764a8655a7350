-- How far each source reaches.
select
    source,
    files_loaded as files,
    current_rows as rows,
    last_release_label as release,
    last_day_covered as covered_until,
    last_received_at as last_received
from mart.source_freshness
order by source

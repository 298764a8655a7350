-- What the accepted rows of each file cover.
select
    accepted.file_id,
    min(stage_event.date_start) as covers_from,
    max(stage_event.date_end) as covers_to,
    list_sort(list(distinct stage_event.country_iso3) filter (stage_event.country_iso3 is not null)) as countries
from accepted
inner join stage_event on accepted.row_no = stage_event.row_no
group by accepted.file_id;

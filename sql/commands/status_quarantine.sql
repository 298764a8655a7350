-- What is open in quarantine, by reason.
select
    code,
    count(distinct file_id || ':' || line_no) as records,
    any_value(message) as reason
from ops.quarantine
where status = 'open'
group by code
order by records desc, code

-- Which records an id, or the beginning of one, stands for; two are enough to know that it is not clear.
select quarantine_id
from ops.quarantine
where $part <> '' and starts_with(quarantine_id, lower($part))
order by quarantine_id
limit 2

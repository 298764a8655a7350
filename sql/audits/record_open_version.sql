-- severity: critical
-- title: A record has no version that holds now, or more than one
select record.record_id, count(open_version.record_id) as open_versions
from core.record
left join core.record_version as open_version
    on record.record_id = open_version.record_id and open_version.valid_to is null
group by record.record_id
having count(open_version.record_id) <> 1

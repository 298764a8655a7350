-- severity: critical
-- title: The versions of a record do not follow one another: a number, a date or a deletion is out of place
with chain as (
    select
        version.record_id,
        version.version_no,
        version.op,
        version.valid_from,
        version.valid_to,
        previous.record_id is not null as has_previous,
        previous.op as previous_op,
        previous.valid_to as previous_valid_to,
        following.record_id is not null as has_following
    from core.record_version as version
    left join core.record_version as previous
        on version.record_id = previous.record_id and version.version_no = previous.version_no + 1
    left join core.record_version as following
        on version.record_id = following.record_id and version.version_no = following.version_no - 1
)

select *
from chain
where
    has_previous <> (version_no > 1)
    or has_following <> (valid_to is not null)
    or valid_to < valid_from
    or (has_previous and previous_valid_to is distinct from valid_from)
    or (op = 'add') <> (not has_previous or previous_op = 'delete')

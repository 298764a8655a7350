-- Events as they stood, in the shape of core.event: select * from mart.event_as_of('2018-06-30').
-- A release counts from the day as of which it speaks: core.record_version.valid_from.
create or replace macro mart.event_as_of(as_of_day) as table
with standing as (
    select record_id, version_no, op
    from core.record_version
    where valid_from <= as_of_day::date
    qualify row_number() over (partition by record_id order by version_no desc) = 1
)

select event.*
from core.event
semi join standing on event.record_id = standing.record_id and event.version_no = standing.version_no
union all by name
select past.*
from core.event_past as past
semi join standing on past.record_id = standing.record_id and past.version_no = standing.version_no and standing.op <> 'delete';

comment on macro table mart.event_as_of is
'Events as they stood on a day, in the shape of core.event: what the releases say that speak as of that day or before.';

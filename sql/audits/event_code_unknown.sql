-- severity: warning
-- title: An event has a code that its vocabulary does not list
with used as (
    select distinct code_scheme as scheme, code from core.event
    union
    select distinct 'plover_event' as scheme, plover_event as code from core.event
    union
    select distinct 'plover_mode' as scheme, plover_mode as code from core.event
    union
    select distinct quad_class_scheme || '_quad_class' as scheme, quad_class::varchar as code from core.event
)

select used.scheme, used.code
from used
anti join core.code as known on used.scheme = known.scheme and used.code = known.code
where used.code is not null

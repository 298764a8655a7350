-- Staged events with what their codes are in the common vocabulary: `coded_event`. What the source states itself stays.
create or replace temp view coded_event as
with staged as (
    select * from stage_event
    union all by name
    -- No row, but every column: a source fills only some.
    select * exclude (version_no) from core.event where false
)

select
    staged.* replace (
        nullif(
            list_filter(
                [
                    case when staged.plover_event is not null then 'plover_event' end,
                    case when staged.plover_mode is not null then 'plover_mode' end,
                    case when staged.quad_class is not null then 'quad_class' end
                ],
                lambda name: name is not null
            ),
            []
        ) as stated_codes,
        coalesce(staged.plover_event, code.plover_event) as plover_event,
        coalesce(staged.plover_mode, code.plover_mode) as plover_mode,
        coalesce(staged.quad_class, code.quad_class) as quad_class,
        if(staged.quad_class is null, code.quad_class_scheme, staged.quad_class_scheme) as quad_class_scheme
    )
from staged
left join core.code as code on staged.code_scheme = code.scheme and staged.code = code.code;

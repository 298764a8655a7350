-- severity: critical
-- title: An event is something else in the common vocabulary than its code, and its source does not say so
with event as (
    select
        event_id, version_no, code_scheme, code, plover_event, plover_mode, quad_class, quad_class_scheme,
        coalesce(stated_codes, []) as stated_codes
    from core.event
    union all
    select
        event_id, version_no, code_scheme, code, plover_event, plover_mode, quad_class, quad_class_scheme,
        coalesce(stated_codes, []) as stated_codes
    from core.event_past
)

select event.event_id, event.version_no, event.code_scheme, event.code
from event
left join core.code as code on event.code_scheme = code.scheme and event.code = code.code
where
    (event.plover_event is distinct from code.plover_event and not list_contains(event.stated_codes, 'plover_event'))
    or (event.plover_mode is distinct from code.plover_mode and not list_contains(event.stated_codes, 'plover_mode'))
    or (
        (event.quad_class is distinct from code.quad_class or event.quad_class_scheme is distinct from code.quad_class_scheme)
        and not list_contains(event.stated_codes, 'quad_class')
    )

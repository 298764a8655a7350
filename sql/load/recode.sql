-- All events in the common vocabulary anew, as it has changed. What the source states itself stays.
update core.event set
    plover_event = said.plover_event,
    plover_mode = said.plover_mode,
    quad_class = said.quad_class,
    quad_class_scheme = said.quad_class_scheme
from (
    select
        now.event_id,
        if(list_contains(now.stated_codes, 'plover_event'), now.plover_event, code.plover_event) as plover_event,
        if(list_contains(now.stated_codes, 'plover_mode'), now.plover_mode, code.plover_mode) as plover_mode,
        if(list_contains(now.stated_codes, 'quad_class'), now.quad_class, code.quad_class) as quad_class,
        if(list_contains(now.stated_codes, 'quad_class'), now.quad_class_scheme, code.quad_class_scheme) as quad_class_scheme
    from core.event as now
    left join core.code as code on now.code_scheme = code.scheme and now.code = code.code
) as said
where event.event_id = said.event_id;

update core.event_past set
    plover_event = said.plover_event,
    plover_mode = said.plover_mode,
    quad_class = said.quad_class,
    quad_class_scheme = said.quad_class_scheme
from (
    select
        past.event_id,
        past.version_no,
        if(list_contains(past.stated_codes, 'plover_event'), past.plover_event, code.plover_event) as plover_event,
        if(list_contains(past.stated_codes, 'plover_mode'), past.plover_mode, code.plover_mode) as plover_mode,
        if(list_contains(past.stated_codes, 'quad_class'), past.quad_class, code.quad_class) as quad_class,
        if(list_contains(past.stated_codes, 'quad_class'), past.quad_class_scheme, code.quad_class_scheme) as quad_class_scheme
    from core.event_past as past
    left join core.code as code on past.code_scheme = code.scheme and past.code = code.code
) as said
where event_past.event_id = said.event_id and event_past.version_no = said.version_no;

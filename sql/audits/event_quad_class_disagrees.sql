-- severity: warning
-- title: A source gives an event another quad class than its own rule gives the code
select
    event.event_id,
    event.code_scheme,
    event.code,
    event.quad_class,
    code.quad_class as by_rule
from core.event
inner join core.code as code on event.code_scheme = code.scheme and event.code = code.code
where event.quad_class_scheme = code.quad_class_scheme and event.quad_class <> code.quad_class

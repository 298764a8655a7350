-- The vocabulary as this version states it: the codes and how they correspond.
delete from core.code;
delete from core.crosswalk;

-- A code of PLOVER is its own.
insert into core.code by name
select
    *,
    case when scheme = 'plover_event' then code end as plover_event,
    case when scheme = 'plover_mode' then code end as plover_mode
from read_csv($code, all_varchar = true);

insert into core.crosswalk by name
select stated.*, code.label
from read_csv($crosswalk, all_varchar = true) as stated
left join core.code as code on stated.scheme = code.scheme and stated.code = code.code;

-- What holds for all acts of a code.
update core.code set
    plover_event = coalesce(code.plover_event, target.plover_event),
    plover_mode = coalesce(code.plover_mode, target.plover_mode),
    quad_class = target.quad_class::integer,
    quad_class_scheme = replace(target.quad_class_scheme, '_quad_class', ''),
    goldstein = target.goldstein::double
from (
    select
        scheme,
        code,
        max(target_code) filter (where target_scheme = 'plover_event') as plover_event,
        max(target_code) filter (where target_scheme = 'plover_mode') as plover_mode,
        max(target_code) filter (where target_scheme in ('gdelt_quad_class', 'plover_quad_class')) as quad_class,
        max(target_scheme) filter (where target_scheme in ('gdelt_quad_class', 'plover_quad_class')) as quad_class_scheme,
        max(target_code) filter (where target_scheme = 'goldstein') as goldstein
    from core.crosswalk
    where relation in ('exact', 'broader')
    group by scheme, code
) as target
where code.scheme = target.scheme and code.code = target.code;

-- Where no rule gives the quad class of the code itself, that of its PLOVER event type.
update core.code set quad_class = event_type.quad_class, quad_class_scheme = event_type.quad_class_scheme
from core.code as event_type
where code.quad_class is null and event_type.scheme = 'plover_event' and code.plover_event = event_type.code;

-- title: A week in one vocabulary
-- question: How do the datasets see the same week, in PLOVER's types of event?
-- param: country = SYR -- ISO 3166 alpha-3
-- param: first_day = 2017-10-09 -- first day
-- param: last_day = 2017-10-15 -- last day
-- The same event may stand in several datasets: never add their rows up. What a code is no single type of is (none).
select
    coalesce(event.plover_event, '(none)') as plover_event,
    quad.label as quad_class,
    event.dataset_id,
    count(*) as events,
    sum(event.fatalities_best) as deaths_best,
    list_sort(list(distinct code.label) filter (code.label is not null)) as own_codes
from mart.event_ledger as event
left join core.code as code on event.code_scheme = code.scheme and event.code = code.code
left join core.code as quad
    on event.quad_class_scheme || '_quad_class' = quad.scheme and event.quad_class::varchar = quad.code
where
    event.country_iso3 = $country
    and event.date_start between $first_day::date and $last_day::date
group by event.plover_event, event.quad_class, quad.label, event.dataset_id
order by event.quad_class desc nulls last, plover_event, event.dataset_id

-- title: What stands behind a type of event
-- question: Which codes of the datasets are, or may be, an event type of PLOVER, who says so, and how many events have each?
-- param: plover_event = ASSAULT -- event type of PLOVER
-- param: country = SYR -- ISO 3166 alpha-3
-- param: first_day = 2017-01-01 -- first day
-- param: last_day = 2017-12-31 -- last day
-- By relation exact and broader every event of the code is one of the type; by narrower and related only some are, and none has it.
with used as (
    select code_scheme, code, count(*) as events
    from core.event
    where record_id is not null and country_iso3 = $country and date_start between $first_day::date and $last_day::date
    group by code_scheme, code
)

select
    crosswalk.scheme,
    crosswalk.code,
    crosswalk.label,
    crosswalk.relation,
    used.events,
    crosswalk.source,
    crosswalk.version,
    crosswalk.note
from core.crosswalk
inner join used on crosswalk.scheme = used.code_scheme and crosswalk.code = used.code
where crosswalk.target_scheme = 'plover_event' and crosswalk.target_code = $plover_event
order by used.events desc, crosswalk.scheme, crosswalk.code

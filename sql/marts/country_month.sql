-- Events and deaths of a country in a month, as analysts chart them.
-- Grain: one row for each dataset, country and month with an event. Key: dataset_id, country_iso3, month.
-- An event counts once, whole, in the month of its first possible day; `events_over_month_end` says how many could have happened later.
-- Events and deaths by type of violence are null, not 0, for a dataset that does not tell it.
-- Events coded from text have no record, and are left out: several may be one event, and some did not happen.
create or replace view mart.country_month as
select
    dataset_id,
    country_iso3,
    date_trunc('month', date_start)::date as month,
    count(*) as events,
    case when count(type_of_violence) > 0 then count(*) filter (where type_of_violence = 1) end as events_state_based,
    case when count(type_of_violence) > 0 then count(*) filter (where type_of_violence = 2) end as events_non_state,
    case when count(type_of_violence) > 0 then count(*) filter (where type_of_violence = 3) end as events_one_sided,
    count(*) filter (where date_trunc('month', date_end) > date_trunc('month', date_start)) as events_over_month_end,
    sum(fatalities_low)::bigint as deaths_low,
    sum(fatalities_best)::bigint as deaths_best,
    sum(fatalities_high)::bigint as deaths_high,
    sum(deaths_civilians)::bigint as deaths_civilians,
    case when count(type_of_violence) > 0 then coalesce(sum(fatalities_best) filter (where type_of_violence = 1), 0) end::bigint
        as deaths_state_based,
    case when count(type_of_violence) > 0 then coalesce(sum(fatalities_best) filter (where type_of_violence = 2), 0) end::bigint
        as deaths_non_state,
    case when count(type_of_violence) > 0 then coalesce(sum(fatalities_best) filter (where type_of_violence = 3), 0) end::bigint
        as deaths_one_sided
from core.event
where record_id is not null
group by all;

comment on view mart.country_month is
'Events and deaths by country and month; datasets must not be added up. Key: dataset_id, country_iso3, month.';
comment on column mart.country_month.dataset_id is 'References core.dataset.';
comment on column mart.country_month.country_iso3 is 'Country in which it happened, ISO 3166 alpha-3; null if not known.';
comment on column mart.country_month.month is
'First day of the month. An event counts in the month of its date_start, also when it may have happened in a later one.';
comment on column mart.country_month.events is 'Events.';
comment on column mart.country_month.events_state_based is 'Events between a state and an organised group or another state; null if the dataset does not say.';
comment on column mart.country_month.events_non_state is 'Events between organised groups, none of them a state; null if the dataset does not say.';
comment on column mart.country_month.events_one_sided is 'Events in which a state or organised group kills civilians; null if the dataset does not say.';
comment on column mart.country_month.events_over_month_end is 'Events that may have happened in a later month.';
comment on column mart.country_month.deaths_low is 'Sum of the lowest reliable estimates.';
comment on column mart.country_month.deaths_best is 'Sum of the most likely numbers.';
comment on column mart.country_month.deaths_high is 'Sum of the highest reliable estimates.';
comment on column mart.country_month.deaths_civilians is 'Sum of the best estimates of civilian deaths, in violence of all types.';
comment on column mart.country_month.deaths_state_based is 'Best estimate of all deaths in state-based violence; null if the dataset does not say.';
comment on column mart.country_month.deaths_non_state is 'Best estimate of all deaths in non-state violence; null if the dataset does not say.';
comment on column mart.country_month.deaths_one_sided is 'Best estimate of all deaths in one-sided violence; null if the dataset does not say.';

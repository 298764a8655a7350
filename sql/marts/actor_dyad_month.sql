-- Who fought or killed whom, month by month.
-- Grain: one row for each dataset, country, month, type of violence and pair of sides.
-- Key: dataset_id, country_iso3, month, type_of_violence, side_a, side_b.
-- An event counts once, whole, in the month of its first possible day, for the first actor named on each side.
-- Events coded from text have no record, and are left out: several may be one event, and some did not happen.
create or replace view mart.actor_dyad_month as
with first_named as (
    select
        event_id,
        max(actor_text) filter (where role in ('side_a', 'actor')) as side_a,
        max(actor_text) filter (where role in ('side_b', 'recipient')) as side_b
    from core.event_actor
    where actor_no = 1
    group by event_id
)

select
    event.dataset_id,
    event.country_iso3,
    date_trunc('month', event.date_start)::date as month,
    event.type_of_violence,
    first_named.side_a,
    first_named.side_b,
    count(*) as events,
    sum(event.fatalities_low)::bigint as deaths_low,
    sum(event.fatalities_best)::bigint as deaths_best,
    sum(event.fatalities_high)::bigint as deaths_high,
    sum(event.deaths_a)::bigint as deaths_a,
    sum(event.deaths_b)::bigint as deaths_b,
    sum(event.deaths_civilians)::bigint as deaths_civilians
from core.event
left join first_named on event.event_id = first_named.event_id
where event.record_id is not null
group by all;

comment on view mart.actor_dyad_month is
'Who fought or killed whom, by month. Key: dataset_id, country_iso3, month, type_of_violence, side_a, side_b.';
comment on column mart.actor_dyad_month.dataset_id is 'References core.dataset.';
comment on column mart.actor_dyad_month.country_iso3 is 'Country in which it happened, ISO 3166 alpha-3; null if not known.';
comment on column mart.actor_dyad_month.month is 'First day of the month of the events'' date_start.';
comment on column mart.actor_dyad_month.type_of_violence is 'UCDP: 1 state-based, 2 non-state, 3 one-sided.';
comment on column mart.actor_dyad_month.side_a is 'Side A or actor, the first if several; the perpetrator in one-sided violence only.';
comment on column mart.actor_dyad_month.side_b is 'Side B or recipient, the first if several; Civilians in one-sided violence.';
comment on column mart.actor_dyad_month.events is 'Events.';
comment on column mart.actor_dyad_month.deaths_low is 'Sum of the lowest reliable estimates.';
comment on column mart.actor_dyad_month.deaths_best is 'Sum of the most likely numbers.';
comment on column mart.actor_dyad_month.deaths_high is 'Sum of the highest reliable estimates.';
comment on column mart.actor_dyad_month.deaths_a is 'Best estimate of deaths on side A.';
comment on column mart.actor_dyad_month.deaths_b is 'Best estimate of deaths on side B.';
comment on column mart.actor_dyad_month.deaths_civilians is 'Best estimate of civilian deaths, whichever side killed them.';

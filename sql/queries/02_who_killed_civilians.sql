-- title: Who killed civilians
-- question: In which violence did civilians die: killed on purpose by one side, or in fighting between which two?
-- param: governorate = Raqqah -- part of the name of the first-order division
-- param: first_day = 2017-06-06 -- first day; by default the day the assault on the city began
-- param: last_day = 2017-10-20 -- last day
-- param: dataset = ucdp_ged -- one dataset: others may hold the same events
-- In one-sided violence (type 3) side A killed them. In the other types UCDP does not say which side did.
select
    case type_of_violence
        when 1 then 'in fighting with a state'
        when 2 then 'in fighting between groups'
        when 3 then 'on purpose, by side A'
    end as killed,
    side_a,
    side_b,
    count(*) as events,
    sum(deaths_civilians) as deaths_civilians,
    round(100 * sum(deaths_civilians) / sum(sum(deaths_civilians)) over (), 1) as percent_of_civilians
from mart.event_ledger
where
    dataset_id = $dataset
    and deaths_civilians > 0
    and admin1 ilike '%' || $governorate || '%'
    and date_start between $first_day::date and $last_day::date
group by all
order by deaths_civilians desc, side_a, side_b

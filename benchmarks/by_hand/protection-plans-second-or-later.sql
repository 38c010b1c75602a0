-- Rows of one list, some of them excluded.
select
    authority,
    reference_date,
    count(*) filter (where plan_start is not null and previous_plans >= 1) as met,
    count(*) filter (where plan_start is not null and previous_plans < 1) as not_met,
    count(*) filter (where plan_start is not null and previous_plans is null) as not_known,
    count(*) filter (where plan_start is null) as excluded,
    count(distinct child_id)
        filter (where plan_start is not null and previous_plans >= 1) as children,
    null as median
from child_protection
where plan_start is null or plan_start between six_months_before and reference_date
group by all

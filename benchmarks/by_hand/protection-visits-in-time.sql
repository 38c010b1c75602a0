-- A clock that starts with the visit or with the plan, and working days since.
with plans as (
    select
        authority,
        reference_date,
        child_id,
        plan_start,
        last_visit > reference_date as to_come,
        case when last_visit <= reference_date then last_visit end as visit
    from child_protection
    where plan_end is null or plan_end > reference_date
),
told as (
    select
        authority,
        reference_date,
        child_id,
        today.working_day - visited.working_day as days,
        case
            when plan_start > reference_date or planned.protection_visit >= reference_date
                then 'excluded'
            when to_come or begun.protection_visit is null then 'not known'
            when begun.protection_visit >= reference_date then 'met'
            else 'not met'
        end as state
    from plans
    left join calendar as planned on planned.day = plan_start
    left join calendar as begun
        on begun.day = case when visit > plan_start or plan_start is null then visit else plan_start end
    left join calendar as visited on visited.day = visit
    left join calendar as today on today.day = reference_date
)
select
    authority,
    reference_date,
    count(*) filter (where state = 'met') as met,
    count(*) filter (where state = 'not met') as not_met,
    count(*) filter (where state = 'not known') as not_known,
    count(*) filter (where state = 'excluded') as excluded,
    count(distinct child_id) filter (where state = 'met') as children,
    median(days) filter (where state <> 'excluded') as median
from told
group by all

-- Rows of one list, with several reasons to exclude.
with told as (
    select
        authority,
        reference_date,
        child_id,
        case
            when in_touch in ('DIED', 'RHOM') or eligibility = 'eligible' then 'excluded'
            when accommodation_suitable is null then 'not known'
            when accommodation_suitable = 'suitable' then 'met'
            else 'not met'
        end as state
    from care_leavers
)
select
    authority,
    reference_date,
    count(*) filter (where state = 'met') as met,
    count(*) filter (where state = 'not met') as not_met,
    count(*) filter (where state = 'not known') as not_known,
    count(*) filter (where state = 'excluded') as excluded,
    count(distinct child_id) filter (where state = 'met') as children,
    null as median
from told
group by all

-- A deadline, working days, and the last of several rows with one conference.
with conferences as (
    select
        authority,
        reference_date,
        child_id,
        row,
        conference_date as held,
        case when strategy_discussion <= conference_date then strategy_discussion end as led
    from enquiries
    where
        (strategy_discussion is null
            or strategy_discussion between six_months_before and reference_date)
        and conference_date <= reference_date
),
told as (
    select
        *,
        child_id is not null and row_number() over (
            partition by authority, reference_date, child_id, held
            order by led desc nulls last, row desc
        ) > 1 as same_conference
    from conferences
)
select
    authority,
    reference_date,
    count(*) filter (where not same_conference and held <= begun.initial_conference) as met,
    count(*) filter (where not same_conference and held > begun.initial_conference) as not_met,
    count(*) filter (where not same_conference and begun.initial_conference is null) as not_known,
    count(*) filter (where same_conference) as excluded,
    count(distinct child_id)
        filter (where not same_conference and held <= begun.initial_conference) as children,
    median(ended.working_day - begun.working_day) filter (where not same_conference) as median
from told
left join calendar as begun on begun.day = led
left join calendar as ended on ended.day = held
group by all

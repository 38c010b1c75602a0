-- Three clocks, and three others for children placed for adoption: which runs depends on what
-- came before.
with children as (
    select
        authority,
        reference_date,
        child_id,
        care_start,
        legal_status,
        last_review,
        placement_type in ('A3', 'A4', 'A5', 'A6') as placed,
        case
            when not placed then care_start
            when placed and placement_start <= reference_date then placement_start
        end as started
    from children_in_care
    where care_end is null or care_end > reference_date
),
clocked as (
    select
        children.*,
        if(placed, begun.adoption_review_first, begun.care_review_first) as first_due,
        if(placed, reviewed.adoption_review_second, reviewed.care_review_second) as second_due,
        if(placed, reviewed.adoption_review_next, reviewed.care_review_next) as next_due
    from children
    left join calendar as begun on begun.day = started
    left join calendar as reviewed on reviewed.day = last_review
),
told as (
    select
        authority,
        reference_date,
        child_id,
        date_diff('day', if(last_review >= started, last_review, started), reference_date) as days,
        case
            when care_start > reference_date or legal_status in ('V3', 'V4') then 'excluded'
            when first_due is null or last_review > reference_date then 'not known'
            when
                case
                    when last_review >= started
                        then if(last_review <= first_due, second_due, next_due)
                    else first_due
                end >= reference_date then 'met'
            else 'not met'
        end as state
    from clocked
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

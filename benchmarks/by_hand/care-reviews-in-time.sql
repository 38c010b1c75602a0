-- Three clocks: which of them runs depends on what came before.
with told as (
    select
        authority,
        reference_date,
        child_id,
        date_diff('day', case when last_review >= care_start then last_review else care_start end,
            reference_date) as days,
        case
            when care_start > reference_date or legal_status in ('V3', 'V4') then 'excluded'
            when care_start is null or last_review > reference_date then 'not known'
            when begun.care_review_first is null then 'not known'
            when last_review >= care_start then
                case
                    when last_review <= begun.care_review_first
                        then if(reviewed.care_review_second >= reference_date, 'met', 'not met')
                    else if(reviewed.care_review_next >= reference_date, 'met', 'not met')
                end
            when begun.care_review_first >= reference_date then 'met'
            else 'not met'
        end as state
    from children_in_care
    left join calendar as begun on begun.day = care_start
    left join calendar as reviewed on reviewed.day = last_review
    where care_end is null or care_end > reference_date
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

-- A deadline and working days between two dates, from the calendar.
select
    authority,
    reference_date,
    count(*) filter (where assessment_authorised <= begun.assessment) as met,
    count(*) filter (where assessment_authorised > begun.assessment) as not_met,
    count(*) filter (where begun.assessment is null) as not_known,
    0 as excluded,
    count(distinct child_id) filter (where assessment_authorised <= begun.assessment) as children,
    median(ended.working_day - begun.working_day) as median
from assessments
left join calendar as begun
    on begun.day = assessment_start and assessment_start <= assessment_authorised
left join calendar as ended on ended.day = assessment_authorised
where assessment_authorised between six_months_before and reference_date
group by all

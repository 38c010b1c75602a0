-- Rows of one list, counted.
select
    authority,
    reference_date,
    count(contact_date) as met,
    0 as not_met,
    count(*) - count(contact_date) as not_known,
    0 as excluded,
    count(distinct child_id) filter (where contact_date is not null) as children,
    null as median
from contacts
where contact_date is null or contact_date between six_months_before and reference_date
group by all

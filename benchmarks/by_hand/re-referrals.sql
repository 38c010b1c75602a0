-- The latest row of each child; rows without a child all stay.
with latest as (
    select authority, reference_date, child_id, referrals_12_months
    from referrals
    where referral_date is null or referral_date between six_months_before and reference_date
    qualify child_id is null or row_number() over (
        partition by authority, reference_date, child_id
        order by referral_date desc nulls last, row desc
    ) = 1
)
select
    authority,
    reference_date,
    count(*) filter (where child_id is not null and referrals_12_months >= 1) as met,
    count(*) filter (where child_id is not null and referrals_12_months < 1) as not_met,
    count(*) filter (where child_id is null or referrals_12_months is null) as not_known,
    0 as excluded,
    met as children,
    null as median
from latest
group by all

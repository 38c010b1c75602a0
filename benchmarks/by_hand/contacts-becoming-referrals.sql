-- Two lists: whether a row of the other follows within days.
with told as (
    select
        authority,
        reference_date,
        child_id,
        case
            when contact_date >= reference_date - 10 then 'excluded'
            when contact_date is null or child_id is null then 'not known'
            when exists (
                select 1 from referrals
                where
                    referrals.authority = contacts.authority
                    and referrals.reference_date = contacts.reference_date
                    and referrals.child_id = contacts.child_id
                    and referral_date between contact_date and contact_date + 10
            ) then 'met'
            when exists (
                select 1 from referrals
                where
                    referrals.authority = contacts.authority
                    and referrals.reference_date = contacts.reference_date
                    and referrals.child_id = contacts.child_id
                    and referral_date is null
            ) then 'not known'
            else 'not met'
        end as state
    from contacts
    where contact_date is null or contact_date between six_months_before and reference_date
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

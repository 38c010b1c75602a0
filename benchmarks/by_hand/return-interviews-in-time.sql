-- Two lists joined by a number or else by a day, and a clock of hours, counted in minutes.
with interviews as (
    select
        authority,
        reference_date,
        child_id,
        episode_id,
        episode_started,
        accepted,
        case when completed <= reference_date then completed end as done,
        done + coalesce(completed_time::time, time '00:00') as earliest,
        done + coalesce(completed_time::time, time '23:59') as latest
    from return_interviews
),
by_number as (
    select
        authority,
        reference_date,
        child_id,
        episode_id,
        bool_or(accepted = 'yes') filter (where accepted in ('yes', 'no')) as accepted,
        min(done) as done,
        min(earliest) as earliest,
        min(latest) as latest
    from interviews
    where episode_id is not null
    group by all
),
by_day as (
    select
        authority,
        reference_date,
        child_id,
        episode_started,
        bool_or(accepted = 'yes') filter (where accepted in ('yes', 'no')) as accepted,
        min(done) as done,
        min(earliest) as earliest,
        min(latest) as latest
    from interviews
    where episode_started is not null and episode_id is null
    group by all
),
episodes as (
    select
        e.authority,
        e.reference_date,
        e.child_id,
        e.kind,
        e.returned,
        e.return_time,
        if(n.episode_id is not null, n.accepted, d.accepted) as accepted,
        if(n.episode_id is not null, n.done, d.done) as done,
        if(n.episode_id is not null, n.earliest, d.earliest) as earliest,
        if(n.episode_id is not null, n.latest, d.latest) as latest
    from missing_episodes as e
    left join by_number as n using (authority, reference_date, child_id, episode_id)
    left join by_day as d
        on d.authority = e.authority
        and d.reference_date = e.reference_date
        and d.child_id = e.child_id
        and d.episode_started = e.started
    where e.returned between e.year_before and e.reference_date
),
told as (
    select
        authority,
        reference_date,
        child_id,
        date_diff('day', returned, done) as days,
        latest - (returned + coalesce(return_time::time, time '00:00')) as longest,
        earliest - (returned + coalesce(return_time::time, time '23:59')) as shortest,
        case
            when kind = 'A' then 'excluded'
            when done is null and not accepted then 'excluded'
            when done is null and due.return_interview >= reference_date then 'excluded'
            when done is null and due.return_interview < reference_date then 'not met'
            when done is null or done < returned or longest < interval 0 hours then 'not known'
            when longest <= interval 72 hours then 'met'
            when shortest > interval 72 hours then 'not met'
            else 'not known'
        end as state
    from episodes
    left join calendar as due on due.day = returned
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

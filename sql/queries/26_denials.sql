-- title: Denials
-- question: Who denies what, in which outlet, and how often is it printed independently?
-- param: first_day = 2017-06-06 -- first day of publication; by default the day the assault on Raqqa began
-- param: last_day = 2017-12-31 -- last day
-- param: speaker = % -- pattern of the speaker's name, role or actor
-- What is printed in the same words is one row, whatever is written with a capital. What is denied may be no more than "the claim": the
-- sentence tells of which.
select
    coalesce(speaker_name, speaker) as speaker,
    any_value(speaker_actor) as speaker_actor,
    min_by(said, (published_on, document_id)) as said,
    min_by(sentence, (published_on, document_id)) as sentence,
    list_sort(list(distinct publication) filter (where publication is not null)) as publications,
    count(distinct origin_id) as origins,
    min(published_on) as first_published_on,
    min_by(file_path, (published_on, document_id)) as file_path,
    min_by(line_no, (published_on, document_id)) as line_no
from mart.claim_ledger
where
    polarity = 'denied'
    and published_on between $first_day::date and $last_day::date
    and concat_ws(' ', speaker, speaker_name, speaker_role, speaker_actor) ilike $speaker
group by coalesce(speaker_name, speaker), lower(said)
order by first_published_on, speaker, said

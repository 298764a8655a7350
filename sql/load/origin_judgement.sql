-- A person's judgement, in place of an earlier one of the same two. A document is accepted as taken from one only.
delete from core.origin_judgement
where
    (document_id = $document_id and (other_id = $other_id or (judgement = 'accepted' and $judgement = 'accepted')))
    or (document_id = $other_id and other_id = $document_id);

insert into core.origin_judgement by name
select
    $document_id as document_id,
    $other_id as other_id,
    $judgement as judgement,
    $judged_by as judged_by,
    $judged_at as judged_at,
    $reason as reason,
    $run_id as run_id;

-- severity: critical
-- title: A claim is made by a person whom its article does not mention
select claim.claim_id, claim.document_id, claim.speaker_person_no
from core.claim
anti join core.mention
    on claim.document_id = mention.document_id and claim.speaker_person_no = mention.person_no
where claim.speaker_person_no is not null

-- Rows of a batch whose record has several: staged as `same_record`. Mostly there are none.
from stage_hash
where record_id in (select record_id from stage_hash group by record_id having count(*) > 1)

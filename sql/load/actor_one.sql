-- The names that a person judged: `to_match`.
create or replace temp table to_match as
select dataset_id, actor_text, source_actor_id, countries, false as is_new
from core.actor_match
where dataset_id = $dataset_id and actor_text = $actor_text;

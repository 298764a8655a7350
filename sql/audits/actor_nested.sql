-- severity: warning
-- title: An actor belongs to one that belongs to another, so that what is theirs is not found under the last
select part.actor_id, whole.actor_id as belongs_to, whole.part_of as which_belongs_to
from core.actor as part
inner join core.actor as whole on part.part_of = whole.actor_id
where whole.part_of is not null

-- Publications that a batch names.
merge into core.publication as target
using (select distinct on (publication_id) * from stage_publication order by publication_id, name) as new
on target.publication_id = new.publication_id
when not matched then insert by name;

-- The datasets the warehouse knows, as this version states them.
merge into core.dataset as target
using incoming_dataset as new
on target.dataset_id = new.dataset_id
when matched then update
when not matched then insert by name;

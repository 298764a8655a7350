-- What is wanted in place of what is there.
delete from core.actor;
insert into core.actor by name select * from wanted_actor;

delete from core.actor_name;
insert into core.actor_name by name select * from wanted_name;

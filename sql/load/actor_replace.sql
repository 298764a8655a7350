-- What is wanted in place of what is there.
delete from core.actor;
insert into core.actor by name select * from wanted_actor;

delete from core.actor_name;
insert into core.actor_name by name select * from wanted_name;

-- Articles were read with actors that may be listed no more: then a name is nobody's, until they are read anew.
update core.mention set actor_id = null
where actor_id is not null and actor_id not in (select actor.actor_id from core.actor as actor);
update core.claim set speaker_actor_id = null
where speaker_actor_id is not null and speaker_actor_id not in (select actor.actor_id from core.actor as actor);
update core.event_actor set actor_id = null
where
    starts_with(event_id, 'dateline_text:')
    and actor_id is not null
    and actor_id not in (select actor.actor_id from core.actor as actor);

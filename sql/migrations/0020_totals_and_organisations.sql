-- Totals of a war are of the country that the text is about, wherever in it that is named.
comment on column core.figure.place_by is
'What tells: event, sentence (the nearest place in its sentence), paragraph (the last one named before it in its paragraph) or, for a
total of a war, text (the country that most places of the text are in).';

-- Organisations are actors as well: the United Nations, NATO, the Syrian Observatory for Human Rights.
comment on table core.actor is
'Armed groups, states and their forces, and organisations that speak of them, each once, whatever datasets call it. Key: actor_id.';
comment on column core.actor.kind is
'armed_group, militia, communal_group, criminal_group, private_military, government, state_force, international_force, coalition (of
several, for one operation), organisation (that is not armed) or civilians. Null if not known.';

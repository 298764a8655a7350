-- UCDP's list of actors in its own columns (UCDP Actor Dataset Codebook).

create table source.ucdp_actor (
    record_id varchar not null,
    version_no integer not null,
    actorid bigint not null,
    namedata varchar not null,
    nameorig varchar,
    nameorigfull varchar,
    nameorigfulleng varchar,
    namechange boolean,
    newname varchar,
    newnamefullmothertongue varchar,
    newnamefulleng varchar,
    org integer,
    conflictid varchar,
    dyadid varchar,
    primaryparty boolean,
    osid varchar,
    oscoalition boolean,
    oscoalitionid varchar,
    nsid varchar,
    nscoalition boolean,
    nscoalitionid varchar,
    splinter boolean,
    nameprev varchar,
    actoridprev varchar,
    splittemp boolean,
    namesplittemp varchar,
    actoridsplittemp varchar,
    alliance boolean,
    namealliance varchar,
    actoridalliance varchar,
    joingroup boolean,
    groupname varchar,
    actoridgroup varchar,
    location varchar,
    gwnoloc varchar,
    region varchar,
    version varchar,
    countries varchar
);

comment on table source.ucdp_actor is
'Every version of every actor of UCDP, as UCDP lists it. Key: record_id, version_no.';
comment on column source.ucdp_actor.record_id is 'References core.record.';
comment on column source.ucdp_actor.version_no is 'References core.record_version.';
comment on column source.ucdp_actor.actorid is 'UCDP''s id of the actor, the same in all of its datasets.';
comment on column source.ucdp_actor.namedata is 'Name as UCDP''s datasets have it, mostly an abbreviation.';
comment on column source.ucdp_actor.nameorig is 'Name when it first entered UCDP''s data.';
comment on column source.ucdp_actor.nameorigfull is 'That name in full, in its own language; n/a if there is none.';
comment on column source.ucdp_actor.nameorigfulleng is 'That name in full, in English.';
comment on column source.ucdp_actor.namechange is 'Whether it has another name since.';
comment on column source.ucdp_actor.newname is 'Its later names, several separated by commas.';
comment on column source.ucdp_actor.newnamefullmothertongue is 'The later names in full, in its own language.';
comment on column source.ucdp_actor.newnamefulleng is 'The later names in full, in English.';
comment on column source.ucdp_actor.org is
'How it is organised: 1 formally, 2 informally, as supporters of somebody, 3 by a common identity, 4 a government.';
comment on column source.ucdp_actor.conflictid is
'State-based conflicts in which it takes part: UCDP''s ids, several separated by commas.';
comment on column source.ucdp_actor.dyadid is 'Dyads of those conflicts.';
comment on column source.ucdp_actor.primaryparty is 'Whether it is a primary party to one of them.';
comment on column source.ucdp_actor.osid is 'One-sided violence that it commits: UCDP''s ids.';
comment on column source.ucdp_actor.oscoalition is 'Whether it commits some of that as part of a coalition.';
comment on column source.ucdp_actor.oscoalitionid is 'Actors that are these coalitions: ids.';
comment on column source.ucdp_actor.nsid is 'Non-state conflicts in which it takes part: UCDP''s ids.';
comment on column source.ucdp_actor.nscoalition is 'Whether it does so as part of a coalition.';
comment on column source.ucdp_actor.nscoalitionid is 'Actors that are these coalitions: ids.';
comment on column source.ucdp_actor.splinter is 'Whether it split off another actor.';
comment on column source.ucdp_actor.nameprev is 'The actor it split off.';
comment on column source.ucdp_actor.actoridprev is 'The id of that actor.';
comment on column source.ucdp_actor.splittemp is 'Whether it split off for a time only.';
comment on column source.ucdp_actor.namesplittemp is 'The actor it split off then.';
comment on column source.ucdp_actor.actoridsplittemp is 'The id of that actor.';
comment on column source.ucdp_actor.alliance is 'Whether it was made by actors that joined in it.';
comment on column source.ucdp_actor.namealliance is 'These actors.';
comment on column source.ucdp_actor.actoridalliance is 'Their ids.';
comment on column source.ucdp_actor.joingroup is 'Whether it went up in another actor.';
comment on column source.ucdp_actor.groupname is 'That actor.';
comment on column source.ucdp_actor.actoridgroup is 'The id of that actor.';
comment on column source.ucdp_actor.location is 'Countries in which it is active in UCDP''s data, several separated by commas.';
comment on column source.ucdp_actor.gwnoloc is 'Gleditsch-Ward numbers of these countries.';
comment on column source.ucdp_actor.region is
'Regions of these countries: 1 Europe, 2 Middle East, 3 Asia, 4 Africa, 5 Americas.';
comment on column source.ucdp_actor.version is 'The release.';
comment on column source.ucdp_actor.countries is 'Of gwnoloc: ISO 3166 alpha-3 of these countries, separated by commas.';

-- GDELT 2.0 mentions in their own columns (codebook V2.0, 2015), by its names in lower case, and whose the outlets are.

create table source.gdelt_mention (
    record_id varchar not null,
    version_no integer not null,
    globaleventid bigint not null,
    eventtimedate bigint,
    mentiontimedate bigint not null,
    mentiontype integer,
    mentionsourcename varchar,
    mentionidentifier varchar not null,
    sentenceid integer,
    actor1charoffset integer,
    actor2charoffset integer,
    actioncharoffset integer,
    inrawtext integer,
    confidence integer,
    mentiondoclen integer,
    mentiondoctone double,
    mentiondoctranslationinfo varchar,
    extras varchar
);

comment on table source.gdelt_mention is
'GDELT 2.0 Mentions, every version of every row: which report speaks of which event. Key: record_id, version_no.';
comment on column source.gdelt_mention.record_id is 'References core.record.';
comment on column source.gdelt_mention.version_no is 'References core.record_version.';
comment on column source.gdelt_mention.globaleventid is
'The event. References source.gdelt, where it may stand later or never.';
comment on column source.gdelt_mention.eventtimedate is
'Quarter of an hour in which the event was first found, YYYYMMDDHHMMSS in UTC: its DATEADDED.';
comment on column source.gdelt_mention.mentiontimedate is 'Quarter of an hour in which the report was found.';
comment on column source.gdelt_mention.mentiontype is
'Where the report is from: 1 web, 2 cited in words only, 3 CORE, 4 DTIC, 5 JSTOR, 6 a broadcast by its captions.';
comment on column source.gdelt_mention.mentionsourcename is
'The outlet: domain of the web, or a name. References core.publication_name.';
comment on column source.gdelt_mention.mentionidentifier is 'The report: address, citation or DOI, by mentiontype.';
comment on column source.gdelt_mention.sentenceid is 'Sentence of the report, from 1.';
comment on column source.gdelt_mention.actor1charoffset is
'Where Actor1 stands in the report''s English text, in characters; -1 if it was not found there.';
comment on column source.gdelt_mention.actor2charoffset is 'The same for Actor2.';
comment on column source.gdelt_mention.actioncharoffset is 'The same for the act.';
comment on column source.gdelt_mention.inrawtext is '1 if the text says it as it stands, 0 if GDELT had to rewrite it.';
comment on column source.gdelt_mention.confidence is
'How sure GDELT is, in percent, 10 to 100: the more it had to rewrite, the less.';
comment on column source.gdelt_mention.mentiondoclen is 'Length of the report in characters of English.';
comment on column source.gdelt_mention.mentiondoctone is 'Tone of the report, as avgtone of an event.';
comment on column source.gdelt_mention.mentiondoctranslationinfo is
'Language and machine translation, srclc:fra; eng:…; null for reports in English.';
comment on column source.gdelt_mention.extras is 'Not used so far.';

create table core.publication_name (
    written varchar not null,
    publication_id varchar not null
);

comment on table core.publication_name is
'Which publication a dataset means by a name or domain, for what waits to become a citation. Key: written.';
comment on column core.publication_name.written is 'As the dataset writes it.';
comment on column core.publication_name.publication_id is 'References core.publication.';

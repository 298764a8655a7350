-- GDELT 1.0 events in their own columns (codebook V1.03, 2013), by its names in lower case.

create table source.gdelt_v1 (
    record_id varchar not null,
    version_no integer not null,
    globaleventid bigint not null,
    sqldate integer not null,
    monthyear integer,
    year integer,
    fractiondate double,
    actor1code varchar,
    actor1name varchar,
    actor1countrycode varchar,
    actor1knowngroupcode varchar,
    actor1ethniccode varchar,
    actor1religion1code varchar,
    actor1religion2code varchar,
    actor1type1code varchar,
    actor1type2code varchar,
    actor1type3code varchar,
    actor2code varchar,
    actor2name varchar,
    actor2countrycode varchar,
    actor2knowngroupcode varchar,
    actor2ethniccode varchar,
    actor2religion1code varchar,
    actor2religion2code varchar,
    actor2type1code varchar,
    actor2type2code varchar,
    actor2type3code varchar,
    isrootevent integer,
    eventcode varchar not null,
    eventbasecode varchar,
    eventrootcode varchar,
    quadclass integer,
    goldsteinscale double,
    nummentions integer,
    numsources integer,
    numarticles integer,
    avgtone double,
    actor1geo_type integer,
    actor1geo_fullname varchar,
    actor1geo_countrycode varchar,
    actor1geo_adm1code varchar,
    actor1geo_lat double,
    actor1geo_long double,
    actor1geo_featureid varchar,
    actor2geo_type integer,
    actor2geo_fullname varchar,
    actor2geo_countrycode varchar,
    actor2geo_adm1code varchar,
    actor2geo_lat double,
    actor2geo_long double,
    actor2geo_featureid varchar,
    actiongeo_type integer,
    actiongeo_fullname varchar,
    actiongeo_countrycode varchar,
    actiongeo_adm1code varchar,
    actiongeo_lat double,
    actiongeo_long double,
    actiongeo_featureid varchar,
    dateadded bigint not null,
    sourceurl varchar
);

comment on table source.gdelt_v1 is
'GDELT 1.0 Event Database, every version of every row. Key: record_id, version_no.';
comment on column source.gdelt_v1.record_id is 'References core.record.';
comment on column source.gdelt_v1.version_no is 'References core.record_version.';
comment on column source.gdelt_v1.globaleventid is 'Number of the event; 2.0 numbers its events anew, from a higher number.';
comment on column source.gdelt_v1.sqldate is 'Day of the event, YYYYMMDD.';
comment on column source.gdelt_v1.monthyear is 'Month of sqldate, YYYYMM.';
comment on column source.gdelt_v1.year is 'Year of sqldate.';
comment on column source.gdelt_v1.fractiondate is 'Year of sqldate and the part of it that is over: (month * 30 + day) / 365.';
comment on column source.gdelt_v1.actor1code is
'CAMEO code of Actor1, who acted: country, group, ethnic, religious and role codes of three letters each, run together.';
comment on column source.gdelt_v1.actor1name is
'Its name: a leader''s or organization''s, a country''s or city''s, or a word for its kind (POLICE OFFICER).';
comment on column source.gdelt_v1.actor1countrycode is 'CAMEO code of its country, from GDELT''s list of actors or the text.';
comment on column source.gdelt_v1.actor1knowngroupcode is 'CAMEO code of the known organization or armed group that it is.';
comment on column source.gdelt_v1.actor1ethniccode is 'CAMEO code of its ethnic group, if the report tells it.';
comment on column source.gdelt_v1.actor1religion1code is 'CAMEO code of its religion, if the report tells it.';
comment on column source.gdelt_v1.actor1religion2code is 'The same, second code (CTH beside CHR).';
comment on column source.gdelt_v1.actor1type1code is 'CAMEO code of its role: GOV, MIL, COP, REB, ….';
comment on column source.gdelt_v1.actor1type2code is 'The same, second code.';
comment on column source.gdelt_v1.actor1type3code is 'The same, third code.';
comment on column source.gdelt_v1.actor2code is
'CAMEO code of Actor2, to whom: country, group, ethnic, religious and role codes of three letters each, run together.';
comment on column source.gdelt_v1.actor2name is
'Its name: a leader''s or organization''s, a country''s or city''s, or a word for its kind (POLICE OFFICER).';
comment on column source.gdelt_v1.actor2countrycode is 'CAMEO code of its country, from GDELT''s list of actors or the text.';
comment on column source.gdelt_v1.actor2knowngroupcode is 'CAMEO code of the known organization or armed group that it is.';
comment on column source.gdelt_v1.actor2ethniccode is 'CAMEO code of its ethnic group, if the report tells it.';
comment on column source.gdelt_v1.actor2religion1code is 'CAMEO code of its religion, if the report tells it.';
comment on column source.gdelt_v1.actor2religion2code is 'The same, second code (CTH beside CHR).';
comment on column source.gdelt_v1.actor2type1code is 'CAMEO code of its role: GOV, MIL, COP, REB, ….';
comment on column source.gdelt_v1.actor2type2code is 'The same, second code.';
comment on column source.gdelt_v1.actor2type3code is 'The same, third code.';
comment on column source.gdelt_v1.isrootevent is '1 if it stands in the first paragraph of the first report, else 0.';
comment on column source.gdelt_v1.eventcode is 'CAMEO code of the act, with its leading zeros.';
comment on column source.gdelt_v1.eventbasecode is 'Its second level: the first three digits.';
comment on column source.gdelt_v1.eventrootcode is 'Its first level: the first two digits.';
comment on column source.gdelt_v1.quadclass is
'1 verbal cooperation (roots 01-05), 2 material cooperation (06-09), 3 verbal conflict (10-14), 4 material conflict (15-20).';
comment on column source.gdelt_v1.goldsteinscale is
'Goldstein''s scale of the act, -10 conflict to 10 cooperation; one value for each eventcode.';
comment on column source.gdelt_v1.nummentions is 'Mentions in all reports; several in one report count.';
comment on column source.gdelt_v1.numsources is 'Outlets with a report of it.';
comment on column source.gdelt_v1.numarticles is 'Reports of it.';
comment on column source.gdelt_v1.avgtone is 'Mean tone of these reports, -100 to 100, mostly -10 to 10.';
comment on column source.gdelt_v1.actor1geo_type is
'How exact the place of Actor1 is: 0 none, 1 country, 2 US state, 3 US city or landmark,
4 other city or landmark, 5 other first-order division.';
comment on column source.gdelt_v1.actor1geo_fullname is 'Its name as the report spells it, with division and country.';
comment on column source.gdelt_v1.actor1geo_countrycode is 'FIPS 10-4 code of its country.';
comment on column source.gdelt_v1.actor1geo_adm1code is
'FIPS 10-4 code of country and first-order division; of a country only the country''s.';
comment on column source.gdelt_v1.actor1geo_lat is 'Decimal degrees of its middle.';
comment on column source.gdelt_v1.actor1geo_long is 'Decimal degrees of its middle.';
comment on column source.gdelt_v1.actor1geo_featureid is 'Its number in GNS or GNIS; of a country or state its code.';
comment on column source.gdelt_v1.actor2geo_type is
'How exact the place of Actor2 is: 0 none, 1 country, 2 US state, 3 US city or landmark,
4 other city or landmark, 5 other first-order division.';
comment on column source.gdelt_v1.actor2geo_fullname is 'Its name as the report spells it, with division and country.';
comment on column source.gdelt_v1.actor2geo_countrycode is 'FIPS 10-4 code of its country.';
comment on column source.gdelt_v1.actor2geo_adm1code is
'FIPS 10-4 code of country and first-order division; of a country only the country''s.';
comment on column source.gdelt_v1.actor2geo_lat is 'Decimal degrees of its middle.';
comment on column source.gdelt_v1.actor2geo_long is 'Decimal degrees of its middle.';
comment on column source.gdelt_v1.actor2geo_featureid is 'Its number in GNS or GNIS; of a country or state its code.';
comment on column source.gdelt_v1.actiongeo_type is
'How exact the place of the act is: 0 none, 1 country, 2 US state, 3 US city or landmark,
4 other city or landmark, 5 other first-order division.';
comment on column source.gdelt_v1.actiongeo_fullname is 'Its name as the report spells it, with division and country.';
comment on column source.gdelt_v1.actiongeo_countrycode is 'FIPS 10-4 code of its country.';
comment on column source.gdelt_v1.actiongeo_adm1code is
'FIPS 10-4 code of country and first-order division; of a country only the country''s.';
comment on column source.gdelt_v1.actiongeo_lat is 'Decimal degrees of its middle.';
comment on column source.gdelt_v1.actiongeo_long is 'Decimal degrees of its middle.';
comment on column source.gdelt_v1.actiongeo_featureid is 'Its number in GNS or GNIS; of a country or state its code.';
comment on column source.gdelt_v1.dateadded is
'Day on which GDELT found it, YYYYMMDD; of events before April 2013 the day on which the archive was made.';
comment on column source.gdelt_v1.sourceurl is 'Address or citation of the first report; null before April 2013.';

create view source.gdelt_content as
select
    'gdelt' as dataset_id, record_id, version_no, sqldate, eventcode, actor1code, actor1name, actor2code, actor2name,
    actiongeo_adm1code, actiongeo_featureid, sourceurl
from source.gdelt
union all
select
    'gdelt_v1' as dataset_id, record_id, version_no, sqldate, eventcode, actor1code, actor1name, actor2code, actor2name,
    actiongeo_adm1code, actiongeo_featureid, sourceurl
from source.gdelt_v1;

comment on view source.gdelt_content is
'What makes two events of GDELT content duplicates, 2.0 and 1.0, every version: all columns but the key agree. Key: record_id, version_no.';
comment on column source.gdelt_content.dataset_id is 'gdelt or gdelt_v1. References core.dataset.';
comment on column source.gdelt_content.record_id is 'References core.record.';
comment on column source.gdelt_content.version_no is 'References core.record_version.';
comment on column source.gdelt_content.sqldate is 'As source.gdelt.sqldate.';
comment on column source.gdelt_content.eventcode is 'As source.gdelt.eventcode.';
comment on column source.gdelt_content.actor1code is 'As source.gdelt.actor1code.';
comment on column source.gdelt_content.actor1name is 'As source.gdelt.actor1name.';
comment on column source.gdelt_content.actor2code is 'As source.gdelt.actor2code.';
comment on column source.gdelt_content.actor2name is 'As source.gdelt.actor2name.';
comment on column source.gdelt_content.actiongeo_adm1code is 'As source.gdelt.actiongeo_adm1code.';
comment on column source.gdelt_content.actiongeo_featureid is 'As source.gdelt.actiongeo_featureid.';
comment on column source.gdelt_content.sourceurl is 'As source.gdelt.sourceurl.';

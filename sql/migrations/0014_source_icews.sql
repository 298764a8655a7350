-- ICEWS in its own columns (the README and the codebook that lie beside the data, doi:10.7910/DVN/28075).

create table source.icews (
    record_id varchar not null,
    version_no integer not null,
    event_id bigint not null,
    event_date date not null,
    source_name varchar,
    source_sectors varchar,
    source_country varchar,
    event_text varchar,
    cameo_code varchar not null,
    intensity double,
    target_name varchar,
    target_sectors varchar,
    target_country varchar,
    story_id bigint,
    sentence_number integer,
    publisher varchar,
    city varchar,
    district varchar,
    province varchar,
    country varchar,
    latitude double,
    longitude double
);

comment on table source.icews is
'ICEWS Coded Event Data, every version of every row. Key: record_id, version_no.';
comment on column source.icews.record_id is 'References core.record.';
comment on column source.icews.version_no is 'References core.record_version.';
comment on column source.icews.event_id is 'Number of the event; some stand on two days, so only with event_date does it name one event.';
comment on column source.icews.event_date is 'Day on which the coder puts the event, mostly that of the report.';
comment on column source.icews.source_name is 'Who acted: a person, a body, a country, or a kind of actor with its country, Police (India).';
comment on column source.icews.source_sectors is
'Sectors of who acted, the narrow and the broad ones, separated by commas; they change with the office a person holds.';
comment on column source.icews.source_country is 'Country of who acted; null for international bodies.';
comment on column source.icews.event_text is 'What happened, in the words of CAMEO; follows from cameo_code.';
comment on column source.icews.cameo_code is 'What happened as a code of CAMEO, of 2 to 4 digits. Text: 010 (make statement) is not 10 (demand).';
comment on column source.icews.intensity is 'Goldstein''s scale, -10 conflict to 10 cooperation; follows from cameo_code.';
comment on column source.icews.target_name is 'To whom it was done, as source_name.';
comment on column source.icews.target_sectors is 'Sectors of to whom it was done, as source_sectors.';
comment on column source.icews.target_country is 'Country of to whom it was done; null for international bodies.';
comment on column source.icews.story_id is 'Number of the report; which text that was, ICEWS does not say.';
comment on column source.icews.sentence_number is 'Sentence of the report that was coded, 1 to 6.';
comment on column source.icews.publisher is 'Outlet that printed the report.';
comment on column source.icews.city is 'City or town, if the place is one.';
comment on column source.icews.district is 'Second-order division, if the place is in or is one.';
comment on column source.icews.province is 'First-order division, if the place is in or is one.';
comment on column source.icews.country is 'Country or territory, in ICEWS''s names: Occupied Palestinian Territory, Russian Federation.';
comment on column source.icews.latitude is 'Decimal degrees of the middle of the finest place that is named; of a country its capital.';
comment on column source.icews.longitude is 'Decimal degrees, as latitude.';

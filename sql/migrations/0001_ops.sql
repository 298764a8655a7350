-- What happened: runs, files, ledgers, checks, quarantine, drift, snapshots.

create schema if not exists ops;
create schema core;
create schema source;
create schema mart;


create table ops.run (
    run_id varchar not null,
    flow varchar not null,
    flow_run_id varchar,
    started_at timestamptz not null,
    ended_at timestamptz,
    state varchar not null,
    code_version varchar not null,
    options json not null,
    summary json
);

comment on table ops.run is 'One row for each run of a flow. Key: run_id.';
comment on column ops.run.run_id is 'UTC start and six random digits: 20171019T081500Z-3f9a1c.';
comment on column ops.run.flow is 'ingest, rebuild, replay, maintain, dismiss, restore or migrate.';
comment on column ops.run.flow_run_id is 'Prefect''s id of the flow run; null for a run without Prefect.';
comment on column ops.run.started_at is 'UTC.';
comment on column ops.run.ended_at is 'UTC. Null for a run that died before it could say.';
comment on column ops.run.state is
'done, done_with_quarantine, stopped (by a check), failed, died (killed; found by a later run); running until it is published.';
comment on column ops.run.code_version is 'Version of Dateline that ran.';
comment on column ops.run.options is 'What the run was asked to do, as JSON.';
comment on column ops.run.summary is 'The totals that the run''s summary showed, as JSON.';

create table ops.source_file (
    file_id varchar not null,
    path varchar not null,
    source varchar,
    dataset_id varchar,
    media_type varchar,
    bytes bigint not null,
    encoding varchar,
    header varchar[],
    columns varchar[],
    container_id varchar,
    release_label varchar,
    release_key varchar,
    partial_release boolean not null default false,
    full_release boolean not null default false,
    covers_from date,
    covers_to date,
    covers_countries varchar[],
    received_at timestamptz not null,
    run_id varchar not null,
    state varchar not null,
    message varchar
);

comment on table ops.source_file is 'One row for each file ever received, by its content. Key: file_id.';
comment on column ops.source_file.file_id is 'SHA-256 of the unpacked content; its name in the archive.';
comment on column ops.source_file.path is
'Where it came from when first received; a member of an archive is written outer.zip!inner.csv.';
comment on column ops.source_file.source is 'The source that recognised it: ucdp_ged, article_text, …; null if none did.';
comment on column ops.source_file.dataset_id is 'The dataset its rows belong to; null for articles. References core.dataset.';
comment on column ops.source_file.media_type is 'text/csv, text/plain, …, as recognised from the content.';
comment on column ops.source_file.bytes is 'Size of the unpacked content in bytes.';
comment on column ops.source_file.encoding is 'Encoding found in the whole content: utf-8, cp1252, latin-1, utf-16-le, …';
comment on column ops.source_file.header is 'Column names as they stand in the file, in its order; null for plain text.';
comment on column ops.source_file.columns is 'Columns of the dataset''s contract that the file has; null for articles.';
comment on column ops.source_file.container_id is 'SHA-256 of the .gz, .zst or .zip it came out of; null if it came alone.';
comment on column ops.source_file.release_label is 'The publisher''s name of the release: 22.1; from --release or the file''s name.';
comment on column ops.source_file.release_key is
'Orders the releases of a dataset: last day covered; if that is the same, the run that received it; then file name, file_id.';
comment on column ops.source_file.partial_release is
'True if the file is an extract (--partial): then ids it lacks are no deletions.';
comment on column ops.source_file.full_release is
'True if the user said that it is whole (--full) although it lacks many records of the release before.';
comment on column ops.source_file.covers_from is 'First day of its events.';
comment on column ops.source_file.covers_to is 'Last day of its events.';
comment on column ops.source_file.covers_countries is 'ISO 3166 alpha-3 codes of the countries of its events.';
comment on column ops.source_file.received_at is 'Start of the run that first received it. UTC.';
comment on column ops.source_file.run_id is 'The run that last handled it. References ops.run.';
comment on column ops.source_file.state is 'loaded, refused (by a check), unknown (no source recognises it) or unreadable.';
comment on column ops.source_file.message is 'Why it was not loaded, and what to do; null if it was.';

create table ops.load (
    run_id varchar not null,
    file_id varchar not null,
    table_name varchar not null,
    read bigint not null,
    inserted bigint not null,
    updated bigint not null,
    unchanged bigint not null,
    duplicate bigint not null,
    quarantined bigint not null,
    deleted bigint not null
);

comment on table ops.load is
'The ledger: read = inserted + updated + unchanged + duplicate + quarantined. Key: run_id, file_id, table_name.';
comment on column ops.load.run_id is 'References ops.run.';
comment on column ops.load.file_id is 'References ops.source_file.';
comment on column ops.load.table_name is 'The table its records go to: core.event or core.document.';
comment on column ops.load.read is 'Records found in the file.';
comment on column ops.load.inserted is 'Records the warehouse had not seen.';
comment on column ops.load.updated is 'Records that changed in substance.';
comment on column ops.load.unchanged is 'Records the warehouse had, or that only gained columns the earlier release lacked.';
comment on column ops.load.duplicate is 'Records that stand more than once in this run''s files; counted after the first.';
comment on column ops.load.quarantined is 'Records that went to ops.quarantine.';
comment on column ops.load.deleted is 'Records of the warehouse that this full release no longer has. Not part of read.';

create table ops.validation (
    run_id varchar not null,
    file_id varchar not null,
    suite varchar not null,
    suite_hash varchar not null,
    code varchar not null,
    expectation varchar not null,
    column_name varchar,
    severity varchar not null,
    rejects varchar,
    success boolean,
    observed json,
    unexpected_count bigint,
    unexpected_percent double,
    message varchar not null,
    error varchar
);

comment on table ops.validation is
'What Great Expectations found, one row for each rule and batch. Key: run_id, file_id, suite, code.';
comment on column ops.validation.run_id is 'References ops.run.';
comment on column ops.validation.file_id is
'References ops.source_file; for articles checked together, the first file of the batch.';
comment on column ops.validation.suite is 'File name in expectations/suites, without .yaml.';
comment on column ops.validation.suite_hash is 'SHA-256 of the suite''s text.';
comment on column ops.validation.code is 'The rule''s own word, as in ops.quarantine.code.';
comment on column ops.validation.expectation is 'Type of the expectation, as Great Expectations names it.';
comment on column ops.validation.column_name is 'Column or columns the rule looks at; null for a rule on the table.';
comment on column ops.validation.severity is 'critical, warning or info.';
comment on column ops.validation.rejects is 'What a failure costs: row (quarantine), file (refused whole), null (recorded).';
comment on column ops.validation.success is 'Null if the rule itself raised: then nothing is known of the data.';
comment on column ops.validation.observed is 'What was seen.';
comment on column ops.validation.unexpected_count is 'Rows that fail, for a rule on rows.';
comment on column ops.validation.unexpected_percent is 'The same in percent of the rows looked at.';
comment on column ops.validation.message is 'The rule in words.';
comment on column ops.validation.error is 'How the rule raised; null if it did not.';

create table ops.quarantine (
    quarantine_id varchar not null,
    run_id varchar not null,
    file_id varchar not null,
    line_no bigint not null,
    table_name varchar not null,
    code varchar not null,
    message varchar not null,
    column_name varchar,
    value varchar,
    record json,
    raw_text varchar not null,
    suite_hash varchar,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    status varchar not null,
    status_run_id varchar,
    mended json
);

comment on table ops.quarantine is
'Records that were not loaded, each with every reason: one row for each record and rule. Key: quarantine_id.';
comment on column ops.quarantine.quarantine_id is 'Hash of file_id, line_no, code and column_name.';
comment on column ops.quarantine.run_id is 'The run that first rejected it. References ops.run.';
comment on column ops.quarantine.file_id is 'References ops.source_file.';
comment on column ops.quarantine.line_no is 'Physical line of the file on which the record begins, from 1.';
comment on column ops.quarantine.table_name is 'The table it would have gone to.';
comment on column ops.quarantine.code is 'The rule it broke, or how it could not be read.';
comment on column ops.quarantine.message is 'The rule in words.';
comment on column ops.quarantine.column_name is 'The column at fault, if one is.';
comment on column ops.quarantine.value is 'The value at fault, if one is.';
comment on column ops.quarantine.record is 'The record as cleaned, if it could be read.';
comment on column ops.quarantine.raw_text is 'The record as it stands in the file, decoded; above 64 KB cut, with a mark.';
comment on column ops.quarantine.suite_hash is 'Suite that rejected it; null if the reader or the typing did.';
comment on column ops.quarantine.first_seen is 'UTC.';
comment on column ops.quarantine.last_seen is 'UTC. When it was last rejected for this reason.';
comment on column ops.quarantine.status is 'open, replayed (loaded since) or dismissed (by a person).';
comment on column ops.quarantine.status_run_id is 'The run that replayed or dismissed it.';
comment on column ops.quarantine.mended is 'Values a person set for the replay, by column.';

create table ops.drift (
    run_id varchar not null,
    file_id varchar not null,
    column_name varchar,
    kind varchar not null,
    detail varchar not null
);

comment on table ops.drift is
'How a file''s columns differ from the contract of its source. Key: run_id, file_id, kind, column_name.';
comment on column ops.drift.run_id is 'References ops.run.';
comment on column ops.drift.file_id is 'References ops.source_file.';
comment on column ops.drift.column_name is 'The column, or null if the difference is of the whole header.';
comment on column ops.drift.kind is 'missing, new, renamed, reordered or repeated.';
comment on column ops.drift.detail is 'In words, with values.';

create table ops.snapshot (
    snapshot_id varchar not null,
    run_id varchar not null,
    published_at timestamptz not null,
    events bigint not null,
    documents bigint not null,
    restored_from varchar
);

comment on table ops.snapshot is 'One row for each state that was published. Key: snapshot_id.';
comment on column ops.snapshot.snapshot_id is 'The run_id of the run that published it.';
comment on column ops.snapshot.run_id is 'References ops.run.';
comment on column ops.snapshot.published_at is 'UTC.';
comment on column ops.snapshot.events is 'Rows of core.event in it.';
comment on column ops.snapshot.documents is 'Rows of core.document in it.';
comment on column ops.snapshot.restored_from is 'The snapshot it was restored from; null for a run''s own.';

-- What ACLED has deleted, in its own columns (API documentation, deleted endpoint, 2025), and which events that takes out.

create table source.acled_deleted (
    record_id varchar not null,
    version_no integer not null,
    event_id_cnty varchar not null,
    deleted_timestamp bigint not null
);

comment on table source.acled_deleted is
'Events that ACLED has deleted, once for each time it did. Key: record_id, version_no.';
comment on column source.acled_deleted.record_id is 'References core.record.';
comment on column source.acled_deleted.version_no is 'References core.record_version.';
comment on column source.acled_deleted.event_id_cnty is 'The event. References source.acled, where it may stand later or never.';
comment on column source.acled_deleted.deleted_timestamp is 'When ACLED deleted it, in seconds since 1970 UTC.';

alter table core.record add column uploaded_again_at bigint;
comment on column core.record.uploaded_again_at is
'When ACLED last uploaded the record and said the same as its version did, in seconds since 1970 UTC; null if it never did.';

comment on column core.record.deleted_in_file_id is
'The full release that no longer has it, or the list of deletions that names it; null while it stands.';
comment on column core.record_version.valid_from is
'Day as of which the release speaks that says so: the last day it covers or, for ACLED, the last upload in it or the deletion; of a
release of UCDP whose number is known, about the day it came out.';
comment on column ops.source_file.release_key is
'Orders the releases of a dataset: the day as of which it speaks (core.record_version.valid_from); if that is the same, the run that
received it; then file name, file_id.';

create view core.acled_deletion as
with said as (
    select
        acled.record_id,
        acled.event_id_cnty,
        acled.version_no,
        acled.version_no = max(acled.version_no) over (partition by acled.record_id) as is_last,
        coalesce(acled.timestamp, epoch(acled.event_date)::bigint) as uploaded_at
    from source.acled as acled
    semi join source.acled_deleted as named on acled.event_id_cnty = named.event_id_cnty
)

select
    said.record_id,
    said.version_no,
    said.is_last as holds,
    deletion.deleted_timestamp as deleted_at,
    list.file_id,
    list.release_label
from said
inner join core.record as record on said.record_id = record.record_id
inner join source.acled_deleted as deletion
    on
        said.event_id_cnty = deletion.event_id_cnty
        and deletion.deleted_timestamp
        >= greatest(said.uploaded_at, if(said.is_last, coalesce(record.uploaded_again_at, 0), 0))
inner join core.record_version as list
    on deletion.record_id = list.record_id and deletion.version_no = list.version_no
qualify deletion.deleted_timestamp = min(deletion.deleted_timestamp) over (partition by said.record_id, said.version_no);

comment on view core.acled_deletion is
'Of versions of events of ACLED, the first deletion after their upload. Key: record_id, version_no.';
comment on column core.acled_deletion.record_id is 'The event. References core.record.';
comment on column core.acled_deletion.version_no is 'The version. References core.record_version.';
comment on column core.acled_deletion.holds is 'Whether no version was uploaded since: then the event is deleted.';
comment on column core.acled_deletion.deleted_at is 'When ACLED deleted it, in seconds since 1970 UTC.';
comment on column core.acled_deletion.file_id is 'The list of deletions that says so first. References ops.source_file.';
comment on column core.acled_deletion.release_label is 'Its name, if known.';

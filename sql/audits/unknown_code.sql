-- severity: warning
-- title: A column of codes holds a value that its comment does not list
with used as (
    select 'ops.run.state' as column_name, state as code from ops.run
    union
    select 'ops.source_file.state' as column_name, state as code from ops.source_file
    union
    select 'ops.quarantine.status' as column_name, status as code from ops.quarantine
    union
    select 'ops.validation.severity' as column_name, severity as code from ops.validation
    union
    select 'core.record_version.op' as column_name, op as code from core.record_version
    union
    select 'core.document.published_prec' as column_name, published_prec as code from core.document
    union
    select 'core.document_block.kind' as column_name, kind as code from core.document_block
    union
    select 'core.mention.kind' as column_name, kind as code from core.mention
    union
    select 'core.mention.place_kind' as column_name, place_kind as code from core.mention
    where place_kind is not null
    union
    select 'core.mention.date_kind' as column_name, date_kind as code from core.mention
    where date_kind is not null
    union
    select 'core.mention.date_precision' as column_name, date_precision as code from core.mention
    where date_precision is not null
    union
    select 'core.claim.polarity' as column_name, polarity as code from core.claim
    union
    select 'core.figure.as_of_by' as column_name, as_of_by as code from core.figure
    where as_of_by is not null
    union
    select 'core.figure.place_by' as column_name, place_by as code from core.figure
    where place_by is not null
    union
    select 'core.event.status' as column_name, status as code from core.event
    where status is not null
    union
    select 'core.event_actor.role' as column_name, role as code from core.event_actor
    union
    select 'core.actor.kind' as column_name, kind as code from core.actor
    where kind is not null
    union
    select 'core.actor_match.method' as column_name, method as code from core.actor_match
    where method is not null
    union
    select 'core.actor_match.reason' as column_name, reason as code from core.actor_match
    where reason is not null
    union
    select 'core.actor_judgement.judgement' as column_name, judgement as code from core.actor_judgement
)

-- The comment is the list: the code must stand in it as a word.
select used.column_name, used.code
from used
left join duckdb_columns() as described
    on
        described.database_name = current_database()
        and used.column_name = concat_ws('.', described.schema_name, described.table_name, described.column_name)
where not coalesce(regexp_matches(described.comment, '\b' || regexp_escape(used.code) || '\b'), false)

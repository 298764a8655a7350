-- Quarantine: a record rejected again for the same reason is the same row, seen later.
merge into ops.quarantine as target
using incoming_quarantine as new
    on target.quarantine_id = new.quarantine_id
when matched then
    update
        set
            last_seen = new.seen_at,
            message = new.message,
            value = new.value,
            record = new.record,
            suite_hash = new.suite_hash,
            status = case when target.status = 'dismissed' then 'dismissed' else 'open' end
when not matched then insert (
    quarantine_id, run_id, file_id, line_no, table_name, code, message, column_name, value, record, raw_text,
    suite_hash, first_seen, last_seen, status
) values (
    new.quarantine_id, new.run_id, new.file_id, new.line_no, new.table_name, new.code, new.message, new.column_name, new.value,
    new.record, new.raw_text, new.suite_hash, new.seen_at, new.seen_at, 'open'
);

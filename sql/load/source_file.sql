-- Files: by content; where it first came from and when it was received stay.
merge into ops.source_file as target
using incoming_file as new
on target.file_id = new.file_id
when matched then update set
    source = new.source,
    dataset_id = new.dataset_id,
    media_type = new.media_type,
    encoding = new.encoding,
    header = new.header,
    columns = new.columns,
    release_label = new.release_label,
    release_key = new.release_key,
    partial_release = new.partial_release,
    full_release = new.full_release,
    covers_from = new.covers_from,
    covers_to = new.covers_to,
    covers_countries = new.covers_countries,
    run_id = new.run_id,
    state = new.state,
    message = new.message
when not matched then insert by name;

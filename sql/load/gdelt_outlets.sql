-- GDELT mentions: which publications their outlets are. Mentions of events that are not loaded yet will ask.
merge into core.publication_name as target
using (
    select
        cited.citation_text as written,
        any_value(cited.publication_id) as publication_id
    from stage_event_citation as cited
    group by cited.citation_text
) as new
    on target.written = new.written
when matched and target.publication_id <> new.publication_id then update set publication_id = new.publication_id
when not matched then insert (written, publication_id) values (new.written, new.publication_id);

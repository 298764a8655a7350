-- severity: critical
-- title: An event of GDELT is flagged content_duplicate and no other says the same, or is not and another does
select
    event.event_id,
    event.flags
from core.event
inner join source.gdelt_content as said on event.record_id = said.record_id and event.version_no = said.version_no
qualify
    coalesce(list_contains(event.flags, 'content_duplicate'), false) <> (
        said.sourceurl is not null
        and count(*) over (
            partition by
                said.dataset_id, said.sqldate, said.sourceurl, said.eventcode, said.actor1code, said.actor1name,
                said.actor2code, said.actor2name, said.actiongeo_adm1code, said.actiongeo_featureid
        ) > 1
    )

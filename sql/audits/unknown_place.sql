-- severity: warning
-- title: An article mentions a populated place that the gazetteer does not have
select mention.mention_id, mention.text, mention.geonameid
from core.mention
anti join core.place on mention.geonameid = place.geonameid
where mention.place_kind = 'populated' and mention.geonameid is not null

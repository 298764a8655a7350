-- title: Places on no list
-- question: Which places do articles name that no list has, how often, and where?
-- param: at_most = 100 -- how many, those of most articles first
-- What is only described (the city, the village) has no name to look up. To give a name a place on the map, see flows/extract/README.md.
select
    mention.text as place,
    count(*) as mentions,
    count(distinct mention.document_id) as articles,
    min(document.published_on) as first_published_on,
    min_by(sentence.text, (document.published_on, mention.document_id, mention.char_start)) as sentence,
    min_by(source_file.path, (document.published_on, mention.document_id, mention.char_start)) as file_path,
    min_by(document.line_no, (document.published_on, mention.document_id, mention.char_start)) as line_no
from core.mention as mention
inner join core.document as document on mention.document_id = document.document_id
inner join core.sentence as sentence
    on mention.document_id = sentence.document_id and mention.sentence_no = sentence.sentence_no
inner join ops.source_file as source_file on document.file_id = source_file.file_id
where
    mention.kind = 'place'
    and mention.geonameid is null
    and mention.latitude is null
    and mention.name is null
    and regexp_matches(mention.text, '[\p{Lu}\p{Lt}\p{Lo}]')  -- a capital, or a letter of a script that has none
group by mention.text
order by articles desc, mentions desc, place
limit $at_most::integer

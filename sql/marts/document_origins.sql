-- Every article with the one it was taken from, the passage that shows it, and how often the story of its origin was printed.
-- Grain: one row for each article. Key: document_id.
create or replace view mart.document_origins as
with place as (
    select document_id, count(*) as places from core.document_appearance group by document_id
),

-- An unknown outlet is one more outlet each time: nothing says that it is the same.
story as (
    select
        origin.origin_id,
        count(*) as documents,
        count(distinct coalesce(document.publication_id, document.document_id)) as outlets,
        min(document.published_on) as first_printed_on,
        max(document.published_on) as last_printed_on
    from core.origin
    inner join core.document on origin.document_id = document.document_id
    group by origin.origin_id
),

evidence as (
    select
        origin.document_id,
        similarity.containment_ab,
        similarity.containment_ba,
        similarity.passage_words,
        origin.document_id = similarity.document_a as is_a,
        if(is_a, similarity.a_start, similarity.b_start) as char_start,
        if(is_a, similarity.a_end, similarity.b_end) as char_end,
        if(is_a, similarity.b_start, similarity.a_start) as taken_char_start,
        if(is_a, similarity.b_end, similarity.a_end) as taken_char_end
    from core.origin
    inner join core.document_similarity as similarity
        on
            least(origin.document_id, origin.taken_from) = similarity.document_a
            and greatest(origin.document_id, origin.taken_from) = similarity.document_b
)

select
    origin.document_id,
    document.publication_id,
    publication.name as publication,
    document.published_on,
    document.title,
    origin.relation,
    origin.origin_id,
    origin_publication.name as origin_publication,
    origin_document.published_on as origin_published_on,
    origin_document.title as origin_title,
    story.documents as origin_documents,
    story.outlets as origin_outlets,
    story.first_printed_on,
    story.last_printed_on,
    origin.taken_from,
    taken_publication.name as taken_from_publication,
    taken_document.published_on as taken_from_published_on,
    origin.score,
    origin.reason,
    if(evidence.is_a, evidence.containment_ab, evidence.containment_ba) as share_of_it,
    if(evidence.is_a, evidence.containment_ba, evidence.containment_ab) as share_of_taken,
    evidence.passage_words,
    evidence.char_start,
    evidence.char_end,
    document.text[evidence.char_start + 1:evidence.char_end] as passage,
    evidence.taken_char_start,
    evidence.taken_char_end,
    coalesce(place.places, 0) as places,
    source_file.path as file_path,
    document.file_id,
    document.line_no
from core.document
inner join core.origin on document.document_id = origin.document_id
inner join story on origin.origin_id = story.origin_id
left join place on document.document_id = place.document_id
left join evidence on document.document_id = evidence.document_id
left join core.publication on document.publication_id = publication.publication_id
left join core.document as origin_document on origin.origin_id = origin_document.document_id
left join core.publication as origin_publication on origin_document.publication_id = origin_publication.publication_id
left join core.document as taken_document on origin.taken_from = taken_document.document_id
left join core.publication as taken_publication on taken_document.publication_id = taken_publication.publication_id
left join ops.source_file on document.file_id = source_file.file_id;

comment on view mart.document_origins is
'Articles by origin: which was taken from which, the words that show it, and in how many outlets there is but one source.
Key: document_id.';
comment on column mart.document_origins.document_id is 'References core.document.';
comment on column mart.document_origins.publication_id is 'Who printed it; null if nothing says so. References core.publication.';
comment on column mart.document_origins.publication is 'Name of the publication.';
comment on column mart.document_origins.published_on is 'Day of publication; null if not known.';
comment on column mart.document_origins.title is 'Headline.';
comment on column mart.document_origins.relation is
'original, copy, excerpt, update or rewrite of what it was taken from, as in core.origin.';
comment on column mart.document_origins.origin_id is
'What was printed first of all that it was taken from: count these to count sources. References core.document.';
comment on column mart.document_origins.origin_publication is 'Who printed the origin.';
comment on column mart.document_origins.origin_published_on is 'Day on which the origin was printed.';
comment on column mart.document_origins.origin_title is 'Headline of the origin.';
comment on column mart.document_origins.origin_documents is 'Articles of this origin, the origin with them.';
comment on column mart.document_origins.origin_outlets is 'Outlets that printed them; an article of an unknown outlet counts as one more.';
comment on column mart.document_origins.first_printed_on is 'The earliest day on which one of them was printed.';
comment on column mart.document_origins.last_printed_on is 'The latest.';
comment on column mart.document_origins.taken_from is 'The article it was taken from; null for an original. References core.document.';
comment on column mart.document_origins.taken_from_publication is 'Who printed that.';
comment on column mart.document_origins.taken_from_published_on is 'Day on which that was printed.';
comment on column mart.document_origins.score is 'How much of the one stands in the other, from 0 to 1; null if only a person says so.';
comment on column mart.document_origins.reason is 'none (an original), shingles (what the texts share) or person.';
comment on column mart.document_origins.share_of_it is 'How much of it stands in what it was taken from, furniture left out.';
comment on column mart.document_origins.share_of_taken is 'How much of what it was taken from stands in it.';
comment on column mart.document_origins.passage_words is 'Words of the longest passage that both have.';
comment on column mart.document_origins.char_start is 'Where that passage begins: offset in document.text.';
comment on column mart.document_origins.char_end is 'Offset after its last character.';
comment on column mart.document_origins.passage is 'The passage: document.text[char_start:char_end].';
comment on column mart.document_origins.taken_char_start is 'Where it begins in the article that it was taken from.';
comment on column mart.document_origins.taken_char_end is 'Offset after its last character there.';
comment on column mart.document_origins.places is 'Places where the article stands, in one file or several.';
comment on column mart.document_origins.file_path is 'The file it stands in, as it was named when received.';
comment on column mart.document_origins.file_id is 'The same by its content. References ops.source_file.';
comment on column mart.document_origins.line_no is 'Line of that file on which it begins; 1 for an article that is a file of its own.';

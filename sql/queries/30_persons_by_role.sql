-- title: Persons by role
-- question: Which persons of a role do articles name, for whom do they act, and how often are they quoted?
-- param: role = % -- pattern of the role: %spokes%, %general%, %minister%
-- param: at_most = 100 -- how many, those of most articles first
-- A person is told by name only: two of the same name are one row, and one whose name is spelled in two ways is two.
with person as (
    select
        mention.document_id,
        mention.person_no,
        max(mention.name) as name,
        max(mention.role) as role,
        coalesce(max(actor.name), max(mention.affiliation)) as acts_for
    from core.mention as mention
    left join core.actor as actor on mention.actor_id = actor.actor_id
    where mention.kind = 'person'
    group by mention.document_id, mention.person_no
),

quoted as (
    select document_id, speaker_person_no as person_no, count(*) as claims
    from core.claim
    where speaker_person_no is not null
    group by document_id, speaker_person_no
)

select
    person.name,
    list_sort(list(distinct person.role) filter (where person.role is not null)) as roles,
    list_sort(list(distinct person.acts_for) filter (where person.acts_for is not null)) as acts_for,
    count(*) as articles,
    coalesce(sum(quoted.claims), 0)::bigint as claims,
    min(document.published_on) as first_published_on,
    max(document.published_on) as last_published_on
from person
inner join core.document as document on person.document_id = document.document_id
left join quoted on person.document_id = quoted.document_id and person.person_no = quoted.person_no
where person.name is not null and coalesce(person.role, '') ilike $role
group by person.name
order by articles desc, claims desc, person.name
limit $at_most::integer

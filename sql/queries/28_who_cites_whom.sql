-- title: Who cites whom
-- question: On which outlets do the outlets that we read rely, how often, and since when?
-- param: cited = % -- pattern of the name of whom they cite
-- param: least = 1 -- how often at least
select
    coalesce(publication, '(unknown)') as publication,
    cited,
    citations,
    documents,
    origins,
    first_published_on,
    last_published_on,
    examples[1].sentence as first_example,
    examples[1].file_path as file_path,
    examples[1].line_no as line_no
from mart.citation_network
where not is_itself and cited ilike $cited and citations >= $least::integer
order by citations desc, publication, cited

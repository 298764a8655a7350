-- title: Who copies whom
-- question: Which outlets print what another has printed before, how often, and how closely?
-- param: at_least = 1 -- articles taken, to be listed
-- Both may have it from an agency that is not among the articles: what is counted is who had it first of those that are.
select
    coalesce(ledger.publication, '(unknown)') as printed_by,
    coalesce(taken.publication, taken.agency || ' (by its dateline)', '(unknown)') as printed_before_by,
    count(*) as articles,
    count(*) filter (where ledger.relation = 'copy') as copies,
    count(*) filter (where ledger.relation = 'excerpt') as excerpts,
    count(*) filter (where ledger.relation = 'update') as updates,
    count(*) filter (where ledger.relation = 'rewrite') as rewrites,
    round(100 * avg(ledger.share_of_it), 1) as percent_taken,
    arg_max(ledger.passage, (ledger.passage_words, ledger.document_id)) as longest_passage,
    arg_max(ledger.file_path || ':' || ledger.line_no, (ledger.passage_words, ledger.document_id)) as place
from mart.document_origins as ledger
inner join mart.document_ledger as taken on ledger.taken_from = taken.document_id
where ledger.publication_id is distinct from taken.publication_id
group by ledger.publication, printed_before_by
having count(*) >= $at_least::integer
order by articles desc, printed_by, printed_before_by

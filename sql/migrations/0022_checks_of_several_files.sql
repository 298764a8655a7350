-- Files are checked together: whose row fails must not be read off the first of them.
alter table ops.validation add column files integer;
alter table ops.validation add column example varchar;
comment on column ops.validation.file_id is 'References ops.source_file: the file, or the first of the files that were checked together.';
comment on column ops.validation.files is 'How many files were checked together. Null before this column was there.';
comment on column ops.validation.example is
'path:line of the first row that fails, or the path of the first file; null if none does, or the rule is on the whole table.';

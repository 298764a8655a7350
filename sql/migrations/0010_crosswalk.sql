-- One vocabulary: the codes of every dataset, how they correspond, and what they give to an event.
-- The rows of core.code and core.crosswalk are not data of a warehouse: they follow sql/vocabulary/*.csv.

create table core.crosswalk (
    scheme varchar not null,
    code varchar not null,
    label varchar not null,
    target_scheme varchar not null,
    target_code varchar not null,
    relation varchar not null,
    source varchar not null,
    version varchar not null,
    note varchar
);

comment on table core.crosswalk is
'How a code corresponds to those of another vocabulary, and who says so. A code without a sound counterpart has no row.
Key: scheme, code, target_scheme, target_code.';
comment on column core.crosswalk.scheme is 'Vocabulary of the code. References core.code.';
comment on column core.crosswalk.code is 'The code. References core.code.';
comment on column core.crosswalk.label is 'What the code stands for, as in core.code.';
comment on column core.crosswalk.target_scheme is
'The other vocabulary, as in core.code; or goldstein, a scale, whose target_code is a number from -10 (conflict) to 10 (cooperation).';
comment on column core.crosswalk.target_code is 'Its code, or the value on the scale.';
comment on column core.crosswalk.relation is
'What the target is to the code, as in SKOS. exact: both stand for the same acts. broader: every act of the code is one of the target,
which has others. narrower: every act of the target is one of the code, which has others. related: some acts are of both, and each has
others. What is said of all acts of a code is true of an event only by exact and broader: the others give it nothing.';
comment on column core.crosswalk.source is 'The paper, codebook or file that says so, or Dateline where nobody else does.';
comment on column core.crosswalk.version is 'Its version or date.';
comment on column core.crosswalk.note is 'Why, or under which condition, in a few words; null if it needs none.';

create table core.code (
    scheme varchar not null,
    code varchar not null,
    label varchar not null,
    plover_event varchar,
    plover_mode varchar,
    quad_class integer,
    quad_class_scheme varchar,
    goldstein double,
    source varchar not null,
    version varchar not null
);

comment on table core.code is
'The codes of every vocabulary, and what each is in the common ones by the exact and broader rows of core.crosswalk. Key: scheme, code.';
comment on column core.code.scheme is
'ucdp_type_of_violence, acled_event_type, acled_sub_event_type, gtd_attacktype, cameo, plover_event, plover_mode, gdelt_quad_class,
plover_quad_class.';
comment on column core.code.code is 'As the dataset writes it; numbers as text, CAMEO''s with their leading zeros.';
comment on column core.code.label is 'What it stands for, in a few words.';
comment on column core.code.plover_event is 'Event type of PLOVER; null if the code is no single one.';
comment on column core.code.plover_mode is 'Mode of PLOVER; null if the code is no single one.';
comment on column core.code.quad_class is
'1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict: by the row of core.crosswalk for the code itself;
failing that, by the row for its plover_event. Null if there is neither.';
comment on column core.code.quad_class_scheme is 'Whose rule that is: gdelt or plover.';
comment on column core.code.goldstein is 'Value of a CAMEO code on Goldstein''s scale, as GDELT has it; ICEWS differs in a few.';
comment on column core.code.source is 'The codebook, or failing that the software or file, that lists the code.';
comment on column core.code.version is 'Its version or date.';

create table ops.vocabulary (sha256 varchar not null, loaded_at timestamptz not null default now());

comment on table ops.vocabulary is 'Which vocabulary core.code, core.crosswalk and all events have: one row. Key: sha256.';
comment on column ops.vocabulary.sha256 is 'Hash of the files of sql/vocabulary and of the SQL that applies them.';
comment on column ops.vocabulary.loaded_at is 'When they were last applied to all events. UTC.';

alter table core.event add column stated_codes varchar[];
comment on column core.event.stated_codes is
'Which of plover_event, plover_mode and quad_class the source states itself; the others follow from its code. Null if none.';
comment on column core.event.code_scheme is 'The vocabulary of `code`. References core.code.';
comment on column core.event.code is 'The source''s own code of what happened. References core.code.';
comment on column core.event.plover_event is 'Event type of PLOVER, the source''s own or that of its code in core.code.';
comment on column core.event.plover_mode is 'Mode of PLOVER, the source''s own or that of its code in core.code.';
comment on column core.event.quad_class is
'1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict: the source''s own, or that of its code in
core.code, by the most direct rule there is: one for the code itself (GDELT''s for CAMEO), else PLOVER''s for its event type.';
comment on column core.event.quad_class_scheme is
'Whose rule gives quad_class: gdelt or plover. They draw the borders in different places: a protest is 3 by GDELT''s and 4 by PLOVER''s.';

alter table core.event_past add column stated_codes varchar[];
comment on column core.event_past.stated_codes is 'As core.event.stated_codes.';

-- Events loaded before had no code.
update core.event set code_scheme = 'ucdp_type_of_violence', code = type_of_violence::varchar
where dataset_id = 'ucdp_ged' and code is null;

update core.event set
    code_scheme = if(sub_event_type is null, 'acled_event_type', 'acled_sub_event_type'),
    code = coalesce(sub_event_type, event_type)
where dataset_id = 'acled' and code is null;

update core.event set code_scheme = 'gtd_attacktype', code = gtd.attacktype1::varchar
from source.gtd
where event.record_id = gtd.record_id and event.version_no = gtd.version_no and event.code is null;

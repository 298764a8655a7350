-- A figure whose sentence names no day is of the one that the sentence before it names.
comment on column core.figure.as_of_by is
'What tells: event (its event''s date), sentence (the nearest date in its sentence), sentence_before (the one day that the sentence
before it names) or publication (that day, as no other is given).';

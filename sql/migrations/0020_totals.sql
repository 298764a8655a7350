-- Totals of a war are of the country that the text is about, wherever in it that is named.
comment on column core.figure.place_by is
'What tells: event, sentence (the nearest place in its sentence), paragraph (the last one named before it in its paragraph) or, for a
total of a war, text (the country that most places of the text are in).';

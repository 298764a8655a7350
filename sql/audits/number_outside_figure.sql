-- severity: critical
-- title: The number of a figure does not stand within it
select figure_id, document_id, char_start, char_end, number_char_start, number_char_end
from core.figure
where
    number_char_start < char_start
    or number_char_end > char_end
    or number_char_end <= number_char_start

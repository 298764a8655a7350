-- severity: warning
-- title: A figure is more than the most it can be, or less than the least
select figure_id, document_id, text, value_low, value_best, value_high
from core.figure
where value_low > value_best or value_best > value_high or value_low > value_high

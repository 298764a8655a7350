"""The PRIO-GRID cell of a point.

Tollefsen, Strand and Buhaug, "PRIO-GRID: A unified spatial data structure", Journal of Peace Research 49(2), 2012: a grid of
half a degree, 720 columns by 360 rows, counted from 1 in the south-west corner, eastwards first.
"""

from __future__ import annotations

import polars as pl

_CELLS_PER_DEGREE = 2
_COLUMNS = 720
_ROWS = 360


def priogrid_gid(latitude: pl.Expr, longitude: pl.Expr) -> pl.Expr:
    """The cell, Int32, from decimal degrees (WGS 84); null for a point that is not on the globe.

    A point on the border of two cells is in the northern or eastern one. The north pole and the 180th meridian, which would be
    beyond the last cell, are in the last one.
    """
    row = ((latitude + 90) * _CELLS_PER_DEGREE).floor().clip(upper_bound=_ROWS - 1)
    column = ((longitude + 180) * _CELLS_PER_DEGREE).floor().clip(upper_bound=_COLUMNS - 1)
    on_globe = latitude.is_between(-90, 90) & longitude.is_between(-180, 180)
    return pl.when(on_globe).then(row * _COLUMNS + column + 1).cast(pl.Int32)

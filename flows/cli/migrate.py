"""`dateline migrate`: the schema of this version."""

from __future__ import annotations

from flows.cli.configured import Configured


def migrate(*, settings: Configured) -> None:
    from flows.pipeline.small_run import migrate as bring_up_to_date

    applied = bring_up_to_date(settings)
    if applied:
        print(f"Applied: {', '.join(applied)}.")
    print(f"The warehouse is at the schema of this version: {settings.warehouse}")

"""`dateline serve`: schedules and the watched inbox, in one process."""

from __future__ import annotations

from flows.api import prefect_server
from flows.cli.configured import Configured
from flows.cli.output import say
from flows.errors import DatelineError


def serve(*, settings: Configured) -> None:
    with prefect_server() as api:
        if not api.answers():
            raise DatelineError(
                f"Prefect's server does not answer: {api.last_words() or 'it said nothing'}",
                where=api.url,
                next_step="prefect server start, which says more; or dateline ingest --no-prefect",
            )
        # Prefect reads its settings when it is first imported: only now do they name the server.
        from flows.serve import serve as serve_flows

        say(f"Runs:  {api.url.removesuffix('/api')}\nInbox: {settings.inbox} (put files there)\nStop with Ctrl-C.")
        serve_flows(settings)

"""What a person says of who is who."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """The values of core.actor_judgement.judgement."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ActorJudgement:
    """That a name of a dataset is an actor, or is not: a row of core.actor_judgement but for the run.

    Without `actor_id` the one meant is the candidate that is most like the name (accepted), or who the name is now (rejected).
    """

    dataset_id: str
    actor_text: str
    judgement: Judgement
    judged_by: str
    actor_id: str | None = None
    reason: str | None = None

"""What a person says of who is who, and of who copied whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """The values of core.actor_judgement.judgement and core.origin_judgement.judgement."""

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


@dataclass(frozen=True, slots=True)
class OriginJudgement:
    """That a document was taken from another, or neither from the other: a row of core.origin_judgement but for the run.

    The ids may be cut short, as long as they are plain.
    """

    document_id: str
    other_id: str
    judgement: Judgement
    judged_by: str
    reason: str | None = None

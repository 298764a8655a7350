"""What can go wrong, said so that the reader knows what to type next.

Every error of ours carries what happened with its values, where, what was kept, and the next command. Anything else that
reaches the terminal is a defect of Dateline and is shown as one.
"""

from __future__ import annotations


class DatelineError(Exception):
    """A failure a user can act on.

    `exit_code` is what the `dateline` command ends with: 1 failed, 2 usage, 3 stopped by a check, 4 the warehouse is held.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str | None = None, kept: str | None = None, next_step: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.kept = kept
        self.next_step = next_step

    def __str__(self) -> str:
        parts = [self.what]
        if self.where:
            parts.append(f"Where: {self.where}")
        if self.kept:
            parts.append(f"Kept: {self.kept}")
        if self.next_step:
            parts.append(f"Next: {self.next_step}")
        return "\n".join(parts)


class UsageError(DatelineError):
    """What was asked for cannot be: an unknown table, a file that is not there, a value out of range."""

    exit_code = 2


class StoppedByCheck(DatelineError):
    """A check of severity critical refused a file, or an audit refused the build."""

    exit_code = 3


class WarehouseBusy(DatelineError):
    """Another run holds the warehouse."""

    exit_code = 4


class UnknownFile(DatelineError):
    """No source recognises the file. It is an error of that file; the run goes on with the others."""


class UnreadableFile(DatelineError):
    """The file was recognised, or looked like something known, but its content cannot be read to the end."""

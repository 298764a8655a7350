"""A person overrules every rule of who is who, and is not overruled by a load."""

from __future__ import annotations

from typing import Any

import pytest

from flows.errors import UsageError
from flows.model.judgement import ActorJudgement, Judgement
from flows.pipeline.small_run import judge

NAME = "Jabhat al-Nusraa"
NUSRA = "ucdp:1170"


@pytest.fixture
def house(house, write):
    """With two events of a name that is nobody's, and one of Hamas."""
    house.ingest(write("acled", "acled.csv", NAME, NAME, "Hamas"))
    return house


def say(house, judgement: Judgement, name: str, actor_id: str | None = None, **more: Any) -> str:
    return judge(house.settings, ActorJudgement("acled", name, judgement, "N. Haddow", actor_id, **more))


def events(house, name: str) -> list[tuple[Any, ...]]:
    return house.ask("select actor_id, count(*) from core.event_actor where actor_text = ? group by all", [name])


def test_a_likeness_is_a_candidate_and_nothing_else(house):
    ((actor_id, score),) = house.ask("select actor_id, score from core.actor_candidate where actor_text = ?", [NAME])
    assert (actor_id, 0.8 < score < 1) == (NUSRA, True)
    assert events(house, NAME) == [(None, 2)]


def test_what_is_accepted_goes_to_every_event_with_who_said_so_and_why(house):
    assert say(house, Judgement.ACCEPTED, NAME, reason="one letter") == NUSRA
    assert events(house, NAME) == [(NUSRA, 2)]
    ((method, score, judgement, by),) = house.ask(
        "select method, score, judgement, judged_by from core.actor_match where actor_text = ?", [NAME]
    )
    assert (method, 0.8 < score < 1, judgement, by) == ("fuzzy", True, "accepted", "N. Haddow")
    assert house.ask("select reason, run_id from core.actor_judgement") == house.ask(
        "select 'one letter', run_id from ops.run where flow = 'judge'"
    )


def test_whom_a_person_names_need_not_be_like_it(house):
    say(house, Judgement.ACCEPTED, "Hamas", "ucdp:208")
    assert events(house, "Hamas") == [("ucdp:208", 1)]
    assert house.ask("select method, score from core.actor_match where actor_text = 'Hamas'") == [("person", None)]


def test_what_is_rejected_is_nobodys(house):
    assert say(house, Judgement.REJECTED, "Hamas") == "ucdp:209"
    assert events(house, "Hamas") == [(None, 1)]
    say(house, Judgement.REJECTED, NAME, NUSRA)
    assert house.ask("select * from core.actor_candidate where actor_text = ?", [NAME]) == []


def test_the_last_word_counts(house):
    say(house, Judgement.ACCEPTED, NAME, "ucdp:208")
    say(house, Judgement.ACCEPTED, NAME, NUSRA)
    assert events(house, NAME) == [(NUSRA, 2)]
    say(house, Judgement.REJECTED, NAME)
    assert events(house, NAME) == [(None, 2)]
    say(house, Judgement.ACCEPTED, "Hamas", "ucdp:208")
    say(house, Judgement.REJECTED, "Hamas")
    assert events(house, "Hamas") == [("ucdp:209", 1)]  # as the rules have it


def test_a_judgement_survives_loads_rebuilds_and_other_names(house, write):
    say(house, Judgement.ACCEPTED, NAME)
    say(house, Judgement.REJECTED, "Hamas")
    told = house.ask("select * from core.actor_judgement order by all")
    house.ingest(write("acled", "more.csv", NAME, "Hamas"))
    house.ingest(write("ucdp_ged", "ged.csv", {}))
    house.run(flow="rebuild")
    assert house.ask("select * from core.actor_judgement order by all") == told
    assert events(house, NAME) == [(NUSRA, 3)]
    assert events(house, "Hamas") == [(None, 2)]
    assert house.findings() == []


@pytest.mark.parametrize(
    ("judgement", "name", "actor_id", "said"),
    [
        (Judgement.ACCEPTED, "Nobody of that name", NUSRA, "No event of acled names"),
        (Judgement.ACCEPTED, "Hamas", "ucdp:0", "There is no actor ucdp:0"),
        (Judgement.ACCEPTED, "Hamas", None, "No actor is known"),
        (Judgement.REJECTED, "Jabhat al-Nusraa", None, "No actor is known"),
    ],
    ids=["unknown_name", "unknown_actor", "nobody_to_accept", "nobody_to_reject"],
)
def test_what_cannot_be_meant_changes_nothing(house, judgement, name, actor_id, said):
    before = house.ask("select * from core.actor_match order by all")
    with pytest.raises(UsageError, match=said):
        say(house, judgement, name, actor_id)
    assert house.ask("select * from core.actor_match order by all") == before
    assert house.ask("select * from core.actor_judgement") == []


def test_several_equal_candidates_are_not_guessed_between(house, write, listed):
    house.ingest(write("ucdp_actor", "actor_22_1.csv", *(listed(n, f"EF{n}", "Examplian Front") for n in (900001, 900002))))
    house.ingest(write("acled", "more.csv", "Examplian Front"))
    with pytest.raises(UsageError, match="ucdp:900001, ucdp:900002"):
        say(house, Judgement.ACCEPTED, "Examplian Front")
    say(house, Judgement.ACCEPTED, "Examplian Front", "ucdp:900002")
    assert events(house, "Examplian Front") == [("ucdp:900002", 1)]


def test_no_warehouse_is_made_to_judge_in(cli, tmp_path):
    said = cli("actors", "accept", "acled", "Hamas", NUSRA)
    assert said.code == 1
    assert "There is no warehouse yet" in said.err
    assert not (tmp_path / "home").exists()


def test_the_commands(cli, house):
    assert '"actor_id": "ucdp:209"' in cli("actors", "حماس", "--json").out
    assert "acled 1" in cli("actors", "ucdp:209").out
    assert "No actor has such a name." in cli("actors", "Nobody of that name").out

    listed = cli("actors", "unmatched", "--json").out
    assert (NAME in listed, "Jabhat Fateh al-Sham (al-Nusra Front) 0.9" in listed, "Hamas" in listed) == (True, True, False)
    assert cli("actors", "unmatched", "--dataset", "gtd").out == "Every name is somebody's.\n"

    assert cli("actors", "accept", "acled", NAME, "--by", "N. Haddow", "--reason", "one letter").out == (
        f"acled: {NAME} is Jabhat Fateh al-Sham (al-Nusra Front) ({NUSRA}). Events: 2.\n"
    )
    assert cli("actors", "unmatched").out == "Every name is somebody's.\n"
    assert cli("actors", "reject", "acled", NAME).out == (
        f"acled: {NAME} is not Jabhat Fateh al-Sham (al-Nusra Front) ({NUSRA}). Events: 0.\n"
    )
    failed = cli("actors", "accept", "gtd", "Hamas")
    assert (failed.code, "dateline actors unmatched --dataset gtd" in failed.err) == (2, True)


def test_an_account_without_a_name_has_to_say_who_judges(cli, house, monkeypatch):
    def nobody() -> str:
        raise OSError("no such account")

    monkeypatch.setattr("getpass.getuser", nobody)
    failed = cli("actors", "reject", "acled", "Hamas")
    assert (failed.code, "--by NAME" in failed.err) == (2, True)
    assert cli("actors", "reject", "acled", "Hamas", "--by", "N. Haddow").code == 0

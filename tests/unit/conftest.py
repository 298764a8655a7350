"""A small warehouse made by hand, and the command line run over it in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.cli.app import run
from flows.model.article import RawArticle
from flows.model.files import ReceivedFile, Reject
from flows.settings import Settings
from flows.sources.readers.sample import take_sample
from flows.sources.recognise import article_source, recognise
from warehouse.encoding import EncodingDetector
from warehouse.migrate import migrate

GED, ACLED, JUNK = "a" * 64, "b" * 64, "c" * 64
RUN = "20171019T081500Z-3f9a1c"

_ROWS = f"""
insert into ops.run values
    ('20171018T080000Z-aaaaaa', 'ingest', null, '2017-10-18 08:00:00Z', '2017-10-18 08:00:02Z', 'done', '0.1.0', '{{}}',
        '{{}}'),
    ('{RUN}', 'ingest', null, '2017-10-19 08:15:00Z', '2017-10-19 08:15:04Z', 'done_with_quarantine', '0.1.0',
        '{{"inputs": ["ged.csv"]}}', '{{"files": {{"loaded": 1}}}}');
insert into core.dataset values
    ('ucdp_ged', 'UCDP GED', 'UCDP', 'CC-BY-4.0', true, 'Sundberg and Melander (2013).', 'https://ucdp.uu.se', 'events'),
    ('acled', 'ACLED', 'ACLED', 'Terms', false, 'Raleigh et al. (2010).', 'https://acleddata.com', 'events');
insert into ops.source_file (file_id, path, source, dataset_id, bytes, received_at, run_id, state, message) values
    ('{GED}', 'ged_syria.csv', 'ucdp_ged', 'ucdp_ged', 10, '2017-10-19 08:15:00Z', '{RUN}', 'loaded', null),
    ('{JUNK}', 'junk.bin', null, null, 10, '2017-10-19 08:15:00Z', '{RUN}', 'unknown', 'No source has it.');
insert into ops.load values ('{RUN}', '{GED}', 'core.event', 5, 2, 0, 0, 0, 3, 0);
insert into ops.validation
    (run_id, file_id, suite, suite_hash, code, expectation, severity, rejects, success, unexpected_count, message, error)
values
    ('{RUN}', '{GED}', 'ucdp_ged', 'h', 'id_unique', 'e', 'critical', 'row', true, 0, 'Ids are unique.', null),
    ('{RUN}', '{GED}', 'ucdp_ged', 'h', 'best_below_low', 'e', 'warning', null, false, 1, 'low <= best', null),
    ('{RUN}', '{GED}', 'ucdp_ged', 'h', 'odd_rule', 'e', 'warning', null, null, null, 'odd', 'no such column');
insert into ops.quarantine
    (quarantine_id, run_id, file_id, line_no, table_name, code, message, column_name, value, record, raw_text,
        first_seen, last_seen, status)
values
    ('aa11{"0" * 28}', '{RUN}', '{GED}', 4, 'core.event', 'dates_reversed', 'It ends before it begins.', 'date_end',
        '2017-10-01', '{{"id": 7, "date_end": null}}', '7,"two
lines"', now(), now(), 'open'),
    ('aa22{"0" * 28}', '{RUN}', '{GED}', 4, 'core.event', 'best_not_sum', 'best is not the sum.', 'best', '12',
        '{{"id": 7, "date_end": null}}', '7,"two
lines"', now(), now(), 'open'),
    ('bb33{"0" * 28}', '{RUN}', '{GED}', 9, 'core.event', 'not_a_number', 'No number.', 'deaths_a',
        chr(27) || '[31m=cmd()[bold]', null, 'raw ' || chr(27) || ']0;title' || chr(7), now(), now(), 'open'),
    ('cc44{"0" * 28}', '{RUN}', '{GED}', 10, 'core.event', 'not_a_number', 'No number.', 'deaths_a', 'six', null,
        'raw', now(), now(), 'dismissed');
insert into core.record (record_id, dataset_id, source_event_id, first_file_id, deleted_in_file_id) values
    ('ucdp_ged:1', 'ucdp_ged', '1', '{GED}', null), ('ucdp_ged:2', 'ucdp_ged', '2', '{GED}', null);
insert into core.record_version by name
    select record_id, 1 as version_no, 'add' as op, first_file_id as file_id, source_event_id::bigint + 1 as line_no,
        '2017-10-09'::date as valid_from, md5(record_id)::uuid as row_hash,
        []::varchar[] as changed_columns
    from core.record;
insert into core.event
    (event_id, record_id, dataset_id, file_id, line_no, date_start, date_end, country_iso3, fatalities_best, notes)
values
    ('ucdp_ged:1', 'ucdp_ged:1', 'ucdp_ged', '{GED}', 2, '2017-10-09', '2017-10-10', 'SYR', 18, '=1+1'),
    ('ucdp_ged:2', 'ucdp_ged:2', 'ucdp_ged', '{GED}', 3, '2017-10-11', '2017-10-11', 'SYR', 0, null);
insert into core.event_actor (event_id, role, actor_no, actor_id, actor_text) values
    ('ucdp_ged:1', 'side_a', 1, 'ucdp:118', 'Government of Syria');
insert into core.actor_match (dataset_id, actor_text, countries, actor_id, method, score) values
    ('ucdp_ged', 'Government of Syria', ['SYR'], 'ucdp:118', 'alias', 1);
"""

_CLOSED_ROWS = f"""
insert into ops.source_file (file_id, path, source, dataset_id, bytes, received_at, run_id, state) values
    ('{ACLED}', 'acled.csv', 'acled', 'acled', 10, '2017-10-19 08:15:00Z', '{RUN}', 'loaded');
insert into core.record (record_id, dataset_id, source_event_id, first_file_id, deleted_in_file_id)
    values ('acled:SYR1', 'acled', 'SYR1', '{ACLED}', null);
insert into core.event (event_id, record_id, dataset_id, file_id, line_no, date_start, date_end) values
    ('acled:SYR1', 'acled:SYR1', 'acled', '{ACLED}', 2, '2017-10-09', '2017-10-09');
insert into core.event_actor (event_id, role, actor_no, actor_id, actor_text) values
    ('acled:SYR1', 'side_a', 1, null, 'Unidentified');
insert into core.actor_match (dataset_id, actor_text, countries, reason) values ('acled', 'Unidentified', [], 'unknown');
insert into ops.quarantine
    (quarantine_id, run_id, file_id, line_no, table_name, code, message, raw_text, first_seen, last_seen, status)
values
    ('dd55{"0" * 28}', '{RUN}', '{ACLED}', 4, 'core.event', 'field_count', 'Fields.', 'raw', now(), now(), 'open');
"""


@dataclass(frozen=True)
class Said:
    """What a command ended with and printed."""

    code: int
    out: str
    err: str


Cli = Callable[..., Said]


@pytest.fixture(scope="session")
def made_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "dateline.duckdb"
    with duckdb.connect(str(path)) as con:
        migrate(con)
        con.execute(_ROWS)
    return path


@pytest.fixture
def home(tmp_path: Path, made_warehouse: Path) -> Path:
    """A DATELINE_HOME with a warehouse of two events, three files and four rows of quarantine."""
    folder = tmp_path / "home"
    folder.mkdir()
    shutil.copyfile(made_warehouse, folder / "dateline.duckdb")
    return folder


@pytest.fixture
def home_with_closed_rows(home: Path) -> Path:
    """The same with rows of a dataset that may not be passed on."""
    with duckdb.connect(str(home / "dateline.duckdb")) as con:
        con.execute(_CLOSED_ROWS)
    return home


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run `dateline …` in tmp_path and give what it said. DATELINE_HOME is tmp_path/home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")

    def call(*tokens: str) -> Said:
        try:
            code = run(list(tokens))
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call


GDELT_EVENT: dict[str, str] = {
    "globaleventid": "900000001", "sqldate": "20171019", "monthyear": "201710", "year": "2017", "fractiondate": "2017.8740",
    **{f"actor1{part}": value for part, value in {
        "code": "SYRMIL", "name": "SYRIAN ARMY", "countrycode": "SYR", "knowngroupcode": "", "ethniccode": "",
        "religion1code": "", "religion2code": "", "type1code": "MIL", "type2code": "", "type3code": "",
    }.items()},
    **{f"actor2{part}": value for part, value in {
        "code": "REB", "name": "REBEL", "countrycode": "", "knowngroupcode": "", "ethniccode": "",
        "religion1code": "", "religion2code": "", "type1code": "REB", "type2code": "", "type3code": "",
    }.items()},
    "isrootevent": "1", "eventcode": "190", "eventbasecode": "190", "eventrootcode": "19", "quadclass": "4",
    "goldsteinscale": "-10.0", "nummentions": "6", "numsources": "2", "numarticles": "6", "avgtone": "-6.02409638554217",
    **{f"{whose}geo_{part}": value for whose in ("actor1", "actor2", "action") for part, value in {
        "type": "4", "fullname": "Al Matahin, Ar Raqqah, Syria", "countrycode": "SY", "adm1code": "SY04",
        "adm2code": "153890", "lat": "35.95", "long": "39.01", "featureid": "-2000001",
    }.items()},
    "dateadded": "20171019081500", "sourceurl": "https://www.example-wire.test/2017/10/four-killed",
}  # fmt: skip
"""An invented event of GDELT 2.0, its columns in the order of the file."""

GDELT_MENTION: dict[str, str] = {
    "globaleventid": "900000001", "eventtimedate": "20171019081500", "mentiontimedate": "20171019081500", "mentiontype": "1",
    "mentionsourcename": "example-wire.test", "mentionidentifier": "https://www.example-wire.test/2017/10/four-killed",
    "sentenceid": "3", "actor1charoffset": "412", "actor2charoffset": "-1", "actioncharoffset": "431", "inrawtext": "1",
    "confidence": "80", "mentiondoclen": "2140", "mentiondoctone": "-6.02409638554217", "mentiondoctranslationinfo": "",
    "extras": "",
}  # fmt: skip
"""An invented mention of it, likewise."""


@dataclass(frozen=True)
class GdeltFiles:
    """Files as GDELT writes them: tabs, no header, no quotes. A row is the invented one with changes."""

    folder: Path

    def events(self, name: str, *rows: dict[str, str], without: Callable[[str], bool] = lambda column: False) -> Path:
        """A file of events; of 1.0, if it is without what 1.0 lacks."""
        kept = [column for column in GDELT_EVENT if not without(column)]
        return self._write(name, [[(GDELT_EVENT | row)[column] for column in kept] for row in rows])

    def mentions(self, name: str, *rows: dict[str, str]) -> Path:
        return self._write(name, [list((GDELT_MENTION | row).values()) for row in rows])

    def _write(self, name: str, rows: list[list[str]]) -> Path:
        path = self.folder / name
        path.write_text("".join("\t".join(cells) + "\n" for cells in rows), encoding="utf-8")
        return path


@pytest.fixture
def gdelt(tmp_path: Path) -> GdeltFiles:
    return GdeltFiles(tmp_path)


@dataclass(frozen=True)
class Taken:
    """What a file of articles gave. Each of its records is one of them."""

    articles: list[RawArticle]
    rejects: list[Reject]
    left_out: list[str]
    media_type: str

    @property
    def codes(self) -> list[tuple[int, str]]:
        return [(one.line_no, one.code) for one in self.rejects]


Take = Callable[..., Taken]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Reads the articles of a file whose name says nothing, as its source recognises it."""

    def of(content: bytes | str, source: str | None = None, **options: Any) -> Taken:
        path = tmp_path / "file"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        detector = EncodingDetector()
        detector.feed(path.read_bytes())
        file = ReceivedFile("f" * 64, "inbox/file", path, path.stat().st_size, detector.encoding, None, datetime.now(UTC))
        recognised = recognise(take_sample(file), source=source)
        found = list(article_source(recognised.source_name).read_articles(file, recognised, Settings(**options)))
        return Taken(
            [one for batch in found for one in batch.articles],
            [one for batch in found for one in batch.rejects],
            [one for batch in found for one in batch.left_out],
            recognised.media_type,
        )

    return of

"""Every option of Dateline, once. Read from DATELINE_* environment variables; the command line may override `home`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where things lie and how much may be taken at once. Each field is the environment variable DATELINE_<FIELD>."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_", frozen=True, extra="ignore")

    home: Path = Field(Path("data"), description="Folder of inbox, archive, warehouse and snapshots.")
    keep_snapshots: int = Field(5, ge=0, description="How many earlier states of the warehouse to keep.")
    settle_seconds: float = Field(2.0, ge=0, description="A file in the inbox is taken once it has not changed for this long.")
    batch_rows: int = Field(50_000, ge=1, description="Rows read, cleaned and staged at a time; bounds the memory of a run.")
    batch_articles: int = Field(1_000, ge=1, description="Article files read, cleaned and staged at a time.")
    workers: int | None = Field(
        None,
        ge=1,
        description="Processes that read articles; as many as cores, at most 8, if none is said. 1: in the run's own.",
    )
    task_runner: Literal["processes", "dask"] = Field(
        "processes", description="Where articles are read: in processes, or as tasks of Prefect over Dask (extra `dask`)."
    )
    dask_address: str | None = Field(
        None, description="Scheduler of a Dask cluster; a cluster of the run's own if none is said."
    )
    memory_limit: str = Field("1GB", description="DuckDB's own memory limit while a run builds.")
    max_unpacked_bytes: int = Field(20 * 1024**3, ge=1, description="An archive that unpacks to more than this is refused.")
    max_unpacked_ratio: int = Field(
        200, ge=1, description="An archive that unpacks to more than this many times its size is refused."
    )
    max_archive_members: int = Field(100_000, ge=1, description="An archive with more members than this is refused.")
    max_cell_bytes: int = Field(1_048_576, ge=1, description="A row with a cell above this size goes to quarantine.")
    lock_wait_seconds: float = Field(0.0, ge=0, description="How long a run waits for another that holds the warehouse.")
    prefect: bool = Field(True, description="Run ingest as a Prefect flow, so that it shows in the Prefect UI.")
    fetch_max_bytes: int = Field(10 * 1024**3, ge=1, description="A fetch takes no more bytes than this.")
    gdelt_url: str = Field("https://data.gdeltproject.org", description="Where GDELT serves its files.")
    ucdp_url: str = Field("https://ucdp.uu.se/downloads", description="Where UCDP serves its files.")
    ucdp_api_url: str = Field("https://ucdpapi.pcr.uu.se/api", description="Where UCDP has its API.")
    ucdp_token: SecretStr | None = Field(None, description="Token for the API of UCDP; its files need none.")
    acled_url: str = Field("https://acleddata.com", description="Where ACLED has its login and API.")
    acled_email: str | None = Field(None, description="Your account with ACLED.")
    acled_password: SecretStr | None = Field(None, description="Its password.")

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def archive(self) -> Path:
        return self.home / "archive"

    @property
    def build(self) -> Path:
        return self.home / "build"

    @property
    def snapshots(self) -> Path:
        return self.home / "snapshots"

    @property
    def docs(self) -> Path:
        return self.home / "docs"

    @property
    def warehouse(self) -> Path:
        """The published database: what readers open. Replaced whole, never written in place."""
        return self.home / "dateline.duckdb"

    def at(self, home: Path | None) -> Self:
        """These settings with another home; the same ones if `home` is None."""
        return self if home is None else self.model_copy(update={"home": home})

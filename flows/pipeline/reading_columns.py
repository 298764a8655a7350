"""The columns of what is read out of an article, as it is staged: in the order in which stage_reading.py makes the rows."""

from __future__ import annotations

import polars as pl

from flows.pipeline.stage_parts import Schema

_PART = {"row_no": pl.Int64, "sentence_no": pl.Int32, "char_start": pl.Int64, "char_end": pl.Int64, "text": pl.String}
_SURE = {"method": pl.String, "score": pl.Float64}
_MENTION = {"mention_id": pl.String, **_PART, "kind": pl.String}

# Mentions of each kind have columns of their own; those of the others are null.
MENTIONS: dict[str, Schema] = {
    "place": {
        **_MENTION, "place_kind": pl.String, "name": pl.String, "geonameid": pl.Int64, "country_iso3": pl.String,
        "latitude": pl.Float64, "longitude": pl.Float64, "where_prec": pl.Int32, "is_metonym": pl.Boolean, **_SURE,
    },
    "actor": {**_MENTION, "actor_kind": pl.String, "actor_id": pl.String, "country_iso3": pl.String, **_SURE},
    "person": {
        **_MENTION, "person_no": pl.Int32, "name": pl.String, "role": pl.String, "affiliation": pl.String,
        "actor_id": pl.String, "is_pronoun": pl.Boolean, **_SURE,
    },
    "publication": {**_MENTION, "publication_id": pl.String, **_SURE},
    "date": {
        **_MENTION, "date_kind": pl.String, "date_value": pl.String, "date_start": pl.Date, "date_end": pl.Date,
        "date_precision": pl.String, "date_signal": pl.String, **_SURE,
    },
}  # fmt: skip

TABLES: dict[str, Schema] = {
    "claim": {
        "claim_id": pl.String, **_PART, "speaker_text": pl.String, "speaker_char_start": pl.Int64, "speaker_char_end": pl.Int64,
        "speaker_actor_id": pl.String, "speaker_person_no": pl.Int32, "speaker_role": pl.String, "via_text": pl.String,
        "via_char_start": pl.Int64, "via_char_end": pl.Int64, "via_publication_id": pl.String, "cue": pl.String,
        "cue_char_start": pl.Int64, "cue_char_end": pl.Int64, "is_quotation": pl.Boolean, "polarity": pl.String,
        "said_on": pl.Date, **_SURE,
    },
    "figure": {
        "figure_id": pl.String, **_PART, "number_char_start": pl.Int64, "number_char_end": pl.Int64, "metric": pl.String,
        "population": pl.String, "unit": pl.String, "counted_text": pl.String, "value_low": pl.Float64,
        "value_best": pl.Float64, "value_high": pl.Float64, "qualifier": pl.String, "is_cumulative": pl.Boolean,
        "is_part": pl.Boolean, "claim_id": pl.String, "event_id": pl.String, "since": pl.Date, "as_of": pl.Date,
        "as_of_by": pl.String, "geonameid": pl.Int64, "place_text": pl.String, "country_iso3": pl.String,
        "where_prec": pl.Int32, "place_by": pl.String, **_SURE,
    },
    "citation": {
        "citation_id": pl.String, **_PART, "block_no": pl.Int32, "cited_publication_id": pl.String, "cue": pl.String,
        "cue_char_start": pl.Int64,
        "cue_char_end": pl.Int64, **_SURE,
    },
    "event": {
        "event_id": pl.String, "row_no": pl.Int64, "sentence_no": pl.Int32, "char_start": pl.Int64, "char_end": pl.Int64,
        "notes": pl.String, "dataset_id": pl.String, "trigger": pl.String, "trigger_char_start": pl.Int64,
        "instrument": pl.String, "instrument_char_start": pl.Int64, "status": pl.String,
        "claim_id": pl.String, "date_start": pl.Date, "date_end": pl.Date, "date_prec": pl.Int32, "place_text": pl.String,
        "geonameid": pl.Int64, "latitude": pl.Float64, "longitude": pl.Float64, "where_prec": pl.Int32,
        "country_iso3": pl.String, "event_type": pl.String, "sub_event_type": pl.String, "code_scheme": pl.String,
        "code": pl.String, "plover_event": pl.String, "plover_mode": pl.String, "quad_class": pl.Int32,
        "quad_class_scheme": pl.String, "fatalities_low": pl.Int32, "fatalities_best": pl.Int32, "fatalities_high": pl.Int32,
        **_SURE,
    },
    "event_actor": {
        "row_no": pl.Int64, "event_id": pl.String, "role": pl.String, "actor_no": pl.Int32, "actor_id": pl.String,
        "actor_text": pl.String, "char_start": pl.Int64, "char_end": pl.Int64,
    },
}  # fmt: skip

"""`reviewed` and `review_in` of a page in; the day its next review is due out."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_SPAN = re.compile(r"(\d+)\s*(days?|weeks?|months?|years?|天|周|个?月|年)")
_MONTHS = {"m": 1, "月": 1, "个": 1, "y": 12, "年": 12}
_DAYS = {"d": 1, "天": 1, "w": 7, "周": 7}


def is_span(text: str) -> bool:
    """Whether a text is a span of time that we understand: `12 months`, `6 个月`, `90 days`."""
    return bool(_SPAN.fullmatch(text.strip()))


def due(reviewed: dt.date | None, review_in: str) -> dt.date | None:
    """The day of the next review; None where either is missing or the span can't be read.

    A month's end stays a month's end: 2026-08-31 and 6 months give 2027-02-28.
    """
    match = _SPAN.fullmatch(review_in.strip())
    if not reviewed or not match:
        return None
    number, unit = int(match[1]), match[2][0]
    if unit in _DAYS:
        return reviewed + dt.timedelta(days=number * _DAYS[unit])
    months = reviewed.year * 12 + reviewed.month - 1 + number * _MONTHS[unit]
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(reviewed.day, calendar.monthrange(year, month + 1)[1]))

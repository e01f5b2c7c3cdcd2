"""What an author writes himself is no site's, though it has the look of it: each beside a page that has what the rule is for."""

from __future__ import annotations

import pytest

from tests.intake_texts import everything

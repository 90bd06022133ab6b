from __future__ import annotations

import pytest

from sayso.language.stage import Language


@pytest.fixture(scope="session")
def language() -> Language:
    return Language()

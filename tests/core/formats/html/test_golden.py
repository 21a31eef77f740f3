import pytest

from tests.core.formats.html.html_golden import produced, stored


@pytest.mark.parametrize("name", ["html/page.html", "html/fragment.html", "text/report.txt"])
def test_what_is_written_is_the_golden_file(name: str) -> None:
    assert produced()[name] == stored(name)

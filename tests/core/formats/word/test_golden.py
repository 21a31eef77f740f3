from tests.core.formats.excel.excel_golden import differences, parts, stored
from tests.core.formats.word.word_golden import FOLDER
from tests.core.formats.word.word_samples import draft, written


def test_the_file_is_the_golden_one() -> None:
    assert differences(stored(FOLDER), parts(written(draft()))) == ""

"""The digest of a content folder."""

from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.folder import digest
from tests.lessons.folder import FILES


@given(order=st.permutations(sorted(FILES)))
def test_digest_does_not_depend_on_the_order_of_files(order: list[str]) -> None:
    files = {name: FILES[name].encode() for name in sorted(FILES)}

    assert digest({name: files[name] for name in order}) == digest(files)


@given(
    files=st.dictionaries(st.text(min_size=1, max_size=5), st.binary(max_size=20), min_size=1),
    more=st.binary(min_size=1, max_size=5).filter(lambda b: not b.startswith((b"\n", b"\r"))),
)
def test_digest_changes_with_any_file(files: dict[str, bytes], more: bytes) -> None:
    name = min(files)

    assert digest({**files, name: files[name] + more}) != digest(files)
    assert digest({**files, f"{name}x!": more}) != digest(files)


def test_digest_ignores_the_kind_of_newline() -> None:
    assert digest({"a.md": b"one\r\ntwo\r"}) == digest({"a.md": b"one\ntwo\n"})


def test_digest_tells_a_name_from_its_text() -> None:
    assert digest({"a": b"bc"}) != digest({"ab": b"c"})

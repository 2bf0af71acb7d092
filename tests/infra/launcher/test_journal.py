"""The files the children write to."""

import os
import stat

from bazhua.infra.launcher.journal import KEPT, Journal


def write(journal, text):
    descriptor = journal.open("site")
    os.write(descriptor, text.encode())
    return descriptor


def test_file_is_appended_and_private(tmp_path):
    journal = Journal(tmp_path)
    os.close(write(journal, "one\n"))
    os.close(write(journal, "two\n"))

    assert journal.path("site").read_text() == "one\ntwo\n"
    assert stat.S_IMODE(journal.path("site").stat().st_mode) == 0o600


def test_last_lines_are_the_last(tmp_path):
    journal = Journal(tmp_path)
    os.close(write(journal, "".join(f"{n}\n" for n in range(10_000))))

    assert journal.last_lines("site", 3) == ["9997", "9998", "9999"]


def test_last_lines_of_a_silent_child_are_none(tmp_path):
    assert Journal(tmp_path).last_lines("site") == []


def test_full_file_is_turned_while_its_child_writes_on(tmp_path):
    journal = Journal(tmp_path, limit_bytes=10)
    descriptor = write(journal, "0123456789ABC\n")

    journal.turn()
    os.write(descriptor, b"next\n")
    os.close(descriptor)

    assert journal.path("site").read_text() == "next\n"
    assert (tmp_path / "site.log.1").read_text() == "0123456789ABC\n"


def test_small_file_is_left_alone(tmp_path):
    journal = Journal(tmp_path)
    os.close(write(journal, "small\n"))

    journal.turn()

    assert [path.name for path in tmp_path.iterdir()] == ["site.log"]


def test_only_some_old_files_are_kept(tmp_path):
    journal = Journal(tmp_path, limit_bytes=1)
    for number in range(KEPT + 3):
        os.close(write(journal, f"round {number}\n"))
        journal.turn()

    old = {path.name: path.read_text() for path in tmp_path.glob("site.log.*")}
    assert old == {f"site.log.{n}": f"round {KEPT + 3 - n}\n" for n in range(1, KEPT + 1)}

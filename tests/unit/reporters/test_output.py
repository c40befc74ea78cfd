from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from voicecheck.core.errors import VoicecheckError
from voicecheck.reporters.output import write_atomically


def test_writes_a_new_file_with_the_usual_mode(tmp_path: Path) -> None:
    target = tmp_path / "报告.txt"
    write_atomically(str(target), iter(["一", "\n", "two\r\n"]))
    assert target.read_bytes() == "一\ntwo\r\n".encode()
    (tmp_path / "usual").touch()
    assert target.stat().st_mode == (tmp_path / "usual").stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["usual", "报告.txt"]


def test_keeps_the_mode_of_an_existing_file(tmp_path: Path) -> None:
    target = tmp_path / "report"
    target.write_text("old")
    target.chmod(0o640)
    write_atomically(str(target), ["new"])
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_goes_on_pointing(tmp_path: Path) -> None:
    target, link = tmp_path / "report", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write_atomically(str(link), ["new"])
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_a_run_that_breaks_off_leaves_the_old_file(tmp_path: Path, fault: type[BaseException]) -> None:
    def chunks() -> Iterator[str]:
        yield "half"
        raise fault

    target = tmp_path / "report"
    target.write_text("old")
    with pytest.raises(fault):
        write_atomically(str(target), chunks())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(
        VoicecheckError, match=r"no-such.*report: cannot write the report: there is no folder '.*no-such'"
    ):
        write_atomically(str(tmp_path / "no-such" / "report"), ["x"])


def test_a_folder_as_target_is_said(tmp_path: Path) -> None:
    with pytest.raises(VoicecheckError, match="cannot write the report: is a directory"):
        write_atomically(str(tmp_path), ["x"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_or_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    target = tmp_path / "report"
    target.touch(0o444)
    with pytest.raises(VoicecheckError, match="the file may not be changed"):
        write_atomically(str(target), ["x"])
    tmp_path.chmod(0o555)
    with pytest.raises(VoicecheckError, match="permission denied"):
        write_atomically(str(tmp_path / "other"), ["x"])


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_atomically(str(pipe), ["through ", "the pipe"])
    reader.join(10)
    assert read == ["through the pipe"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_standard_output_is_written_to_even_when_it_is_a_file(tmp_path: Path) -> None:
    code = "from voicecheck.reporters.output import write_atomically as w; w('/dev/stdout', ['new\\n'])"
    log = tmp_path / "log"
    with log.open("w") as stream:
        stream.write("old\n")
        stream.flush()
        subprocess.run([sys.executable, "-c", code], stdout=stream, check=True)
    assert log.read_text() == "old\nnew\n"


def test_a_full_disk_is_said() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with pytest.raises(VoicecheckError, match="no space left"):
        write_atomically("/dev/full", ["x"])

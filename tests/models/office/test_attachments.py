"""A file as evidence of a rating lives inside the office file: undone, redone, removed and backed up with it."""

from hashlib import sha256
from pathlib import Path

import pytest

from models.attachment import LARGEST, Attachment
from models.faults import UserFault
from models.office import Office, verify_backup
from models.rating import Rating
from models.records import OfficeIdentity
from tests.models.office.nouns import one_of_each, person, store

RATING = next(noun for noun in one_of_each() if isinstance(noun, Rating))
PROOF = "客户来信：谢谢王小明。".encode()


@pytest.fixture
def office(tmp_path: Path) -> object:
    with Office.create(tmp_path / "office.jidan", OfficeIdentity(company="某某科技")) as office:
        store(office, *one_of_each())
        yield office


def attach(office: Office, content: bytes = PROOF, name: str = "来信.txt", rating: Rating = RATING) -> Attachment:
    made = Attachment.of(rating, name, content)
    with office.change("附上文件") as change:
        change.attach(made, content)
    return made


def kept(office: Office) -> list[str]:
    """List the digests of all contents in the file."""
    return [digest for (digest,) in office._db.execute("SELECT digest FROM content").fetchall()]


def test_a_file_comes_back_byte_for_byte(office: Office) -> None:
    every_byte = bytes(range(256)) * 100
    made = attach(office, every_byte, "图.png")
    assert office.records().attachments == (made,)
    assert (made.size, made.digest) == (25600, sha256(every_byte).hexdigest())
    assert office.content(made) == every_byte
    path = office.path
    office.close()
    with Office.open(path) as again:
        assert again.content(again.records().attachments[0]) == every_byte


def test_it_is_undone_and_redone(office: Office) -> None:
    before = office.records()
    first, second = attach(office), attach(office, b"other", "另一份.txt")
    assert office.records().attachments == (second,), "a rating has one file"
    assert office.undo() == "附上文件"
    assert office.records().attachments == (first,)
    assert office.content(first) == PROOF
    office.undo()
    assert office.records() == before
    office.redo()
    office.redo()
    assert office.records().attachments == (second,)
    assert office.content(second) == b"other"


def test_the_history_does_not_swell_with_the_contents(office: Office) -> None:
    """Each content is kept once, however often it comes and goes; the record of changes names it by its digest."""
    large = b"x" * 100_000
    made = attach(office, large)
    with office.change("移除附件") as change:
        change.remove(made)
    attach(office, large)
    other = Rating(period=RATING.period, staff_no="A01", kpi="责任心", rater="总经理", score=RATING.score)
    store(office, other)
    attach(office, large, "同一份.txt", other)
    assert kept(office) == [made.digest]
    (history,) = office._db.execute("SELECT sum(length(before)), sum(length(after)) FROM change_row").fetchall()
    assert sum(filter(None, history)) < 10_000


def test_a_rating_takes_its_file_along_and_brings_it_back(office: Office) -> None:
    made = attach(office)
    with office.change("清空得分") as change:
        change.remove(RATING)
    assert office.records().attachments == ()
    office.undo()
    assert office.records().attachments == (made,)
    with office.change("改得分") as change:
        change.put(Rating(period=RATING.period, staff_no="A01", kpi=RATING.kpi, rater=RATING.rater, score="合格"))
    assert office.records().attachments == (made,), "another score keeps the evidence"


def test_a_change_that_fails_keeps_no_content(office: Office) -> None:
    with pytest.raises(ZeroDivisionError), office.change("附上文件") as change:
        change.attach(Attachment.of(RATING, "a.txt", PROOF), PROOF)
        raise ZeroDivisionError
    assert kept(office) == []


def test_without_a_rating_there_is_nothing_to_attach_to(office: Office) -> None:
    nobody = Rating(period=RATING.period, staff_no="A01", kpi="没有评过", rater="总经理", score=RATING.score)
    with pytest.raises(UserFault, match="没有登记"):
        attach(office, rating=nobody)
    assert kept(office) == []


@pytest.mark.parametrize("size", [0, LARGEST + 1])
def test_an_empty_or_too_large_file_is_refused(office: Office, size: int) -> None:
    with pytest.raises(UserFault, match="不能大于 5 MB"):
        attach(office, bytes(size))
    assert office.records().attachments == ()


def test_the_largest_file_is_taken(office: Office) -> None:
    content = bytes(LARGEST)
    assert office.content(attach(office, content)) == content


def test_a_nameless_file_is_refused(office: Office) -> None:
    with pytest.raises(UserFault, match="不能为空"):
        attach(office, name="")


def test_a_content_that_is_not_the_one_named_is_a_fault(office: Office) -> None:
    with pytest.raises(UserFault, match="不能保存"), office.change("附上文件") as change:
        change.attach(Attachment.of(RATING, "a.txt", PROOF), b"something else")


def test_a_content_that_was_damaged_is_told(office: Office) -> None:
    made = attach(office)
    office._db.execute("UPDATE content SET content = x'00'")
    with pytest.raises(UserFault, match="附件的内容已损坏"):
        office.content(made)


def test_a_backup_holds_the_files(office: Office, tmp_path: Path) -> None:
    made = attach(office)
    target = tmp_path / "备份.jidan"
    office.backup(target)
    verify_backup(target)
    with Office.open(target) as copy:
        assert copy.content(copy.records().attachments[0]) == PROOF
        assert copy.records().attachments == (made,)


def test_a_person_who_goes_takes_ratings_and_files_along(tmp_path: Path) -> None:
    with Office.create(tmp_path / "b.jidan", OfficeIdentity()) as office:
        store(office, person(), RATING)
        attach(office)
        with office.change("删除员工") as change:
            change.remove(RATING)
            change.remove(person())
        assert office.records().staff == ()
        assert office.records().attachments == ()

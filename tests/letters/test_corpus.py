"""The reader against mails that were labelled by hand, half of them written to mislead it."""

import pytest

from tests.letters import labelled

MAILS = labelled.load()


@pytest.mark.parametrize("mail", MAILS, ids=[mail.name for mail in MAILS])
def test_a_labelled_mail_is_read_as_labelled(mail: labelled.Labelled) -> None:
    assert mail.mistakes() == []

from pathlib import Path

import pytest

from harness.practice.faults import FAULTS, UNKIND, Fault

AUDITS = {path.stem.replace("_", "-") for path in Path(__file__).parents[2].glob("audits/*/*.py")}


def test_every_fault_is_described() -> None:
    assert set(FAULTS) == set(Fault)


@pytest.mark.parametrize("fault", list(Fault))
def test_a_fault_names_audits_that_exist(fault: Fault) -> None:
    meta = FAULTS[fault]
    assert meta.changes
    assert meta.changes | meta.follows <= AUDITS


@pytest.mark.parametrize("fault", list(Fault))
def test_a_fault_is_told_in_one_sentence(fault: Fault) -> None:
    sentence = FAULTS[fault].sentence
    assert sentence.endswith(".")
    assert ". " not in sentence


def test_no_two_faults_are_the_same_switch() -> None:
    sentences = [meta.sentence for meta in FAULTS.values()]
    assert len(set(sentences)) == len(sentences)


def test_a_walk_can_be_finished_at_the_unkind_employer() -> None:
    walls = {Fault.ACCOUNT_WALL, Fault.CAPTCHA, Fault.NO_CONFIRMATION, Fault.REFUSES_REAL_NAMES}
    assert not walls & UNKIND
    assert len(UNKIND) > 40

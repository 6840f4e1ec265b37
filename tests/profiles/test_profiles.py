"""Every profile is dated, sourced, and promises only what the tool does."""

from pathlib import Path

import pytest

from harness.profiles import Checked, Profile, Standing, profiles, profiles_for
from harness.project import bundled, find_audits

WANTED = {
    "us-ugesp", "us-nyc-ll144", "us-ofccp-practice", "us-il", "us-nj", "us-co", "us-ca", "us-tx",
    "uk", "eu", "ca-on",
}  # fmt: skip
EVERY = pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.id)


def test_every_place_that_is_promised_has_a_profile() -> None:
    assert {profile.id for profile in profiles()} == WANTED


@EVERY
def test_ids_are_file_names_and_rules_have_ids_of_their_own(profile: Profile) -> None:
    ids = [rule.id for rule in profile.rules]
    assert len(set(ids)) == len(ids) > 0


@EVERY
def test_rules_point_at_audits_that_exist_and_only_where_audits_judge(profile: Profile) -> None:
    known = {found.audit.meta.id for found in find_audits([bundled("audits")])}
    for rule in profile.rules:
        assert set(rule.audits) <= known, rule.id
        assert bool(rule.audits) == (rule.checked is Checked.JUDGED), rule.id


@EVERY
def test_a_rule_about_outcomes_that_only_reports_is_never_judged(profile: Profile) -> None:
    if profile.reporting_only:
        judged = [r.id for r in profile.rules if "outcomes" in r.about and r.audits]
        assert judged == []


@EVERY
def test_what_is_not_yet_in_force_says_from_when(profile: Profile) -> None:
    if profile.standing is Standing.COMING:
        assert profile.since is not None
        assert profile.since > profile.as_of


@EVERY
def test_no_profile_promises_compliance(profile: Profile) -> None:
    text = repr(profile).lower()
    for word in ("compliant", "guarantee", "unbiased", "passed ll144", "memory"):
        assert word not in text


@EVERY
def test_switches_offer_their_default(profile: Profile) -> None:
    for switch in profile.switches:
        assert switch.default in switch.choices


def test_a_city_brings_along_its_country_and_nothing_else() -> None:
    assert {p.id for p in profiles_for(["us-nyc"])} == {
        "us-nyc-ll144", "us-ofccp-practice", "us-ugesp",
    }  # fmt: skip
    assert profiles_for([]) == ()
    assert [p.id for p in profiles_for(["EU"])] == ["eu"]


def test_four_fifths_is_named_as_a_threshold_only_where_it_is_one() -> None:
    for profile in profiles():
        rules = {rule.id for rule in profile.rules}
        assert ("four-fifths" in rules) == (profile.id == "us-ugesp")


def test_profiles_lie_beside_their_code() -> None:
    folder = Path(__file__).parents[2] / "harness" / "profiles"
    assert {path.stem for path in folder.glob("*.toml")} == {p.id for p in profiles()}

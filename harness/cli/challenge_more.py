"""What `othershoe challenge` prints of relations and lists."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harness.evidence import Evidence, RelationChecked

_TENTH = 0.1


def relation_rows(evidence: "Sequence[Evidence]") -> list[dict[str, Any]]:
    """Every relation as plain data, by id."""
    from harness.evidence import RelationChecked  # noqa: PLC0415 - keeps help quick
    from harness.stats.relation_findings import relations_found  # noqa: PLC0415 - loads scipy

    checks = [item for item in evidence if isinstance(item, RelationChecked)]
    return [
        {
            **_plain(one.check),
            "q_value": one.q_value,
            "holds": not one.violated if one.check.telling else None,
            "serious": one.serious,
        }
        for one in relations_found(checks, poor_share=_TENTH)
    ]


def list_rows(evidence: "Sequence[Evidence]") -> dict[str, Any] | None:
    """Ranks by group and first places by place as plain data; None where no list was ranked."""
    from harness.evidence import ListRanked  # noqa: PLC0415 - keeps help quick
    from harness.stats.listed import Listing, lists_compared  # noqa: PLC0415 - loads scipy
    from harness.stats.places import places_compared  # noqa: PLC0415 - loads scipy

    lists = [item for item in evidence if isinstance(item, ListRanked)]
    if not lists:
        return None
    shown = [sorted(item.candidates, key=lambda one: one.shown_at) for item in lists]
    found = lists_compared(
        [
            Listing(groups=tuple(one.group for one in some), ranks=tuple(one.rank for one in some))
            for some in shown
        ]
    )
    places = places_compared([tuple(one.rank for one in some) for some in shown])
    return {
        "lists": found.lists,
        "p_value": found.p_value,
        "unranked_p_value": found.p_unranked,
        "groups": [
            {
                "group": group.group,
                "shown": group.shown,
                "first": group.first,
                "unranked": group.unranked,
                "shift": group.shift,
                "shift_low": group.low,
                "shift_high": group.high,
                "p_value": group.p_value,
            }
            for group in found.groups
        ],
        "place_p_value": places.p_value if places else None,
        "first_share_by_place": list(places.first_share) if places else [],
    }


def more_lines(summary: dict[str, Any]) -> list[str]:
    """Relations and lists in sentences: what does not hold first, then how many hold."""
    relations = summary["relations"]
    bad = [item for item in relations if item["holds"] is False]
    held = sum(item["holds"] is True for item in relations)
    untold = [item["relation"] for item in relations if item["holds"] is None]
    lines = [
        f"{item['title']}: not in {item['violated']} of {item['telling']} cases, by up to "
        f"{item['worst_gap']:.3g}"
        for item in bad
    ]
    if relations:
        said = f"{held} of {len(relations)} relations held in every case"
        lines.append(f"{said}; not told: {', '.join(untold)}." if untold else f"{said}.")
    lists = summary["lists"]
    if lists:
        first = ", ".join(f"{share:.0%}" for share in lists["first_share_by_place"])
        lines.append(
            f"{lists['lists']} lists: ranks by group p = {lists['p_value']:.2g}; ranked first by "
            f"place shown: {first}."
        )
    return ["", *lines] if lines else []


def _plain(check: "RelationChecked") -> dict[str, Any]:
    worst = check.worst
    return {
        "relation": check.relation,
        "title": check.title,
        "about": check.about,
        "must": check.holds,
        "cases": check.cases,
        "telling": check.telling,
        "violated": check.violated,
        "flipped": check.flipped,
        "worst_gap": check.worst_gap,
        "mean_gap": check.mean_gap,
        "margin": check.margin,
        "draws": check.draws,
        "p_value": check.p_value,
        "worst": None
        if worst is None
        else {
            "label": worst.label,
            "outcome_before": worst.outcome_before,
            "outcome_after": worst.outcome_after,
            "document_before": worst.document_before,
            "document_after": worst.document_after,
        },
    }

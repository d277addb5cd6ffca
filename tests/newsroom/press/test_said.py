"""Remarks as press day tells them: what matters first, those of one kind as one."""

from __future__ import annotations

from broadsheet.newsroom.press.said import Said, gathered, in_order


def empty(section):
    """The remark that a section has no story."""
    words = f'The section "{section}" has no story in this issue.'
    return Said(0, "note", words, "", rule="section-without-stories")


def test_what_holds_the_press_stands_first_and_notes_last():
    told = [
        {"severity": word, "message": str(nth)} for nth, word in enumerate(["note", "warn", "stop", "note", "stop"])
    ]
    assert [remark["message"] for remark in in_order(told)] == ["2", "4", "1", "0", "3"]


def test_sections_without_a_story_are_one_line():
    (one,) = gathered([empty("harbour"), empty("town"), empty("sport")])
    assert (one.words, one.single) == ("3 sections have no story in this issue: harbour, town, sport.", ())


def test_one_alone_is_said_as_it_is():
    (one,) = gathered([empty("harbour")])
    assert one.words == 'The section "harbour" has no story in this issue.'


def test_remarks_of_one_rule_are_one_under_their_advice_and_none_is_lost():
    legs = [Said(nth, "note", f"A leg is {nth} mm deep.", "Give it more columns.", rule="leg-depth") for nth in (1, 2)]
    stop = Said(3, "stop", "31 words do not fit.", "Cut them.", "The tide", rule="overset")
    first, second = gathered([stop, *legs])
    assert (first.severity, first.words, first.about) == ("stop", "31 words do not fit. Cut them.", "The tide")
    assert (second.words, second.single) == ("Give it more columns. (2 places)", tuple(legs))


def test_remarks_of_one_rule_and_two_weights_stay_apart():
    heavy, light = (Said(1, weight, "Too long.", "", rule="length") for weight in ("stop", "note"))
    assert [kind.severity for kind in gathered([heavy, light])] == ["stop", "note"]

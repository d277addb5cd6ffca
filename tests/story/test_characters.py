"""What is seen at a glance to be clean is what the rules call clean."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.story.characters import LINE_ENDS, MANGLED, MOJIBAKE, UNWANTED, clean_text, is_clean, scrub
from broadsheet.story.findings import Findings
from broadsheet.story.model import Span
from broadsheet.story.spans import normal_spans, normal_text

ODD = (
    "word",
    " ",
    "  ",
    "\n",
    "\t",
    "\u00a0",
    "\u00ad",
    "\u202f",
    "\u200d",
    "\ufeff",
    "\u202e",
    "\r",
    "\x85",
    "\u2028",
    "é",
)
texts = st.lists(st.sampled_from(ODD), max_size=5).map("".join)
flags = st.booleans()
spans = st.lists(
    st.builds(Span, texts, flags, flags, st.sampled_from(["", "/a", " /b "]), st.sampled_from(["", "", "1"])),
    max_size=5,
).map(tuple)


def test_no_character_that_is_removed_passes_for_clean():
    removed = [
        character for character in map(chr, range(0x110000)) if UNWANTED.match(character) or LINE_ENDS.match(character)
    ]
    assert len(removed) > 150
    assert not [character for character in removed if is_clean(character)]


def test_copy_of_every_language_is_clean_at_a_glance():
    assert is_clean(
        "Die Fähre, sagt sie, »fährt«.\nL’île\u202f: c’est loin\u00a0! Ταξίδι, порт, co\u00adope\u00adrate\n"
    )


@given(texts)
def test_a_clean_text_is_left_as_it_is(text):
    assert scrub(text) == UNWANTED.sub("", LINE_ENDS.sub("\n", text))
    assert not is_clean(text) or scrub(text) == text


@given(st.text() | texts)
def test_a_text_has_one_space_where_it_had_white_space(text):
    assert normal_text(text) == normal_text(normal_text(text))
    assert not {"  ", "\n", "\t"} & {normal_text(text)[at : at + width] for at in range(len(text)) for width in (1, 2)}


@settings(max_examples=300)
@given(spans)
def test_spans_in_pieces_are_the_same_spans(some):
    pieces = [Span(sign, span.emphasis, span.strong, span.link) for span in some for sign in span.text]
    whole = [Span(span.text, span.emphasis, span.strong, span.link) for span in some]
    assert normal_spans(tuple(pieces)) == normal_spans(tuple(whole))
    assert normal_spans(normal_spans(some)) == normal_spans(some)


def test_every_mangled_letter_begins_with_a_sign_that_is_looked_for():
    found = Findings("story.md")
    for letters in ("â€™", "Ã¤", "Ð°Ñ", "Å‚"):
        assert MOJIBAKE.match(letters)
        assert letters[0] in MANGLED
        clean_text(f"x{letters}", found)
    assert {remark.rule for remark in found.remarks()} == {"mangled-letter"}
    assert len(found.remarks()) == 4

"""Invents copy: sentences, headlines and paragraphs that scan like news in one of nine languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wordstock as stock
from broadsheet.story.model import Span

if TYPE_CHECKING:
    import random

    from broadsheet.story.model import Spans

REPORTED = 0.65
"""The share of sentences with names, figures and long words."""


def _capital(text: str) -> str:
    """The text with its first letter large."""
    return text[0].upper() + text[1:]


def _plural(noun: str) -> str:
    """More than one of them."""
    return noun[:-1] + "ies" if noun[-1] == "y" and noun[-2] not in "aeiou" else noun + "s"


class Copywriter:
    """Invents sentences in one language. The same generator state gives the same words."""

    def __init__(self, chance: random.Random, language: str = "en") -> None:
        """Write in ``language``; a language without a stock of words of its own is written in English."""
        self.chance = chance
        self.bag = stock.BAGS.get(language.split("-", maxsplit=1)[0], ())

    def name(self) -> str:
        """A person."""
        return f"{self.chance.choice(stock.FIRST_NAMES)} {self.chance.choice(stock.SURNAMES)}"

    def place(self) -> str:
        """A town."""
        return self.chance.choice(stock.PLACE_HEADS) + self.chance.choice(stock.PLACE_TAILS)

    def figure(self) -> str:
        """A figure as news carries them."""
        chance = self.chance
        whole = f"{chance.randrange(1_000, 90_000, 50):,}"
        return chance.choice(
            (whole, f"{chance.randrange(2, 98)} per cent", f"£{whole}", str(chance.randrange(12, 400)))
        )

    def thing(self) -> str:
        """An adjective (often) and a noun."""
        noun = self.chance.choice(stock.NOUNS)
        noun = f"{noun}-{self.chance.choice(stock.NOUNS)}" if self.chance.random() < 0.02 else noun
        return f"{self.chance.choice(stock.ADJECTIVES)} {noun}" if self.chance.random() < 0.6 else noun

    def clause(self) -> str:
        """Who did what, without capital and stop."""
        pick = self.chance.choice
        verb = pick(stock.VERBS)
        return pick(
            (
                f"{pick(stock.BODIES)} {pick(stock.ADVERBS)} {verb} the {self.thing()}",
                f"the {self.thing()} in {self.place()} {verb} the {self.thing()}",
                f"a {self.thing()} {verb} more than {self.figure()} of the {_plural(pick(stock.NOUNS))}",
                f"{self.name()} of {self.place()} {verb} the {self.thing()} of {pick(stock.BODIES)}",
                f"{self.chance.randrange(3, 40)} {_plural(pick(stock.NOUNS))} {verb} it {pick(stock.ADVERBS)}",
            )
        )

    def sentence(self) -> str:
        """One sentence with capital and stop; the mix gives words of about five letters, as news has."""
        if self.bag:
            return self._foreign()
        return _capital(self._report() if self.chance.random() < REPORTED else self._plain())

    def _report(self) -> str:
        """A sentence with names, figures and long words."""
        pick = self.chance.choice
        return pick(
            (
                f"{self.clause()}.",
                f"{self.clause()}, and {self.clause()}.",
                f"after the {self.thing()} was {pick(stock.VERBS)}, {self.clause()}.",
                f"in {self.place()}, where {self.clause()}, the {self.thing()} is still {pick(stock.ADJECTIVES)}.",
                f'"{_capital(self.clause())}," said {self.name()}, "and we have not heard a word from them since."',
            )
        )

    def _plain(self) -> str:
        """A sentence of short words."""
        pick = self.chance.choice
        noun = pick(stock.NOUNS)
        return pick(
            (
                f"it was not clear how much of the {noun} would be left by the end of the year.",
                f"that is what it will cost to keep the {noun} as it is, and no one wants to pay for it.",
                f"there are {self.figure()} of them now, and there were far fewer when {self.name()} first came here.",
                f"{self.name()} said she would like to see it for herself before she made up her mind.",
                f"the work is to be done by the time the {noun} is open again, if the money can be found.",
                f"no one at the {noun} could say why it had not been {pick(stock.VERBS)} at once.",
                f"what they do not have is a {noun} of their own, or the time to look for one.",
                f"\"It isn't the {noun} that keeps us up at night, it's the bill,\" {self.name()} said.",
            )
        )

    def _foreign(self) -> str:
        """A sentence drawn from a bag, short words first; it scans like prose without meaning anything."""
        count = self.chance.randrange(7, 22)
        weights = [3 if len(word) < 4 else 1 for word in self.bag]
        words = self.chance.choices(self.bag, weights, k=count)
        words[self.chance.randrange(count)] = self.name()
        words[count // 2] += ","
        return _capital(" ".join(words)) + "."

    def headline(self) -> str:
        """Five to eight words."""
        if self.bag:
            return self._foreign_words(6)
        pick = self.chance.choice
        return f"{self.place()} {pick(stock.TOPICS).lower()} {pick(stock.HEAD_VERBS)}"

    def short_headline(self) -> str:
        """Three words."""
        pick = self.chance.choice
        verbs = ("waits", "returns", "closes", "opens", "divides", "wins")
        return self._foreign_words(3) if self.bag else f"{self.place()} {pick(stock.TOPICS).lower()} {pick(verbs)}"

    def short(self) -> str:
        """Two or three words: a subhead, a title."""
        if self.bag:
            return self._foreign_words(3)
        return f"{self.chance.choice(stock.ADJECTIVES).capitalize()} {self.chance.choice(stock.TOPICS).lower()}"

    def _foreign_words(self, count: int) -> str:
        """Some words from the bag, capitalised."""
        return _capital(" ".join(self.chance.choices(self.bag, k=count)))

    def paragraph(self, words: int) -> str:
        """Sentences of about ``words`` words together."""
        sentences = [self.sentence()]
        while sum(len(sentence.split()) for sentence in sentences) < words:
            sentences.append(self.sentence())
        return " ".join(sentences)

    def spans(self, words: int) -> Spans:
        """A paragraph, now and then with a stressed word or a web address in it."""
        text = self.paragraph(words)
        if self.chance.random() > 0.12:
            return (Span(text),)
        head, _, tail = text.partition(" ")
        middle, _, tail = tail.partition(" ")
        dressed = self.chance.choice(
            (Span(middle, emphasis=True), Span(middle, strong=True), Span(middle, link="https://example.org/report"))
        )
        return (Span(head + " "), dressed, Span(" " + tail)) if tail else (Span(text),)

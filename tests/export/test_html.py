"""The page: the whole text, every record in it, every link led somewhere, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.html import fragment, page
from sayso.records import (
    Action,
    Actor,
    Attribution,
    Commitment,
    Event,
    Extent,
    Reading,
    Report,
    Status,
    Tie,
    Wording,
)

TEXT = (
    "Truce at Kelm\n"
    "The army said that villagers had told it that gunmen burned the mill.\n"
    '"No shots <b>& no "quotes"</b> were fired," <script>alert(1)</script> a guard added.'
)


class Parsed(HTMLParser):
    """Ids, links and text of a page; fails on elements that do not close in order."""

    void = frozenset({"meta", "br", "link"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.text: list[str] = []
        self.article = False
        self.feed(html)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name in {"href", "src"} and value:
                self.links.append(value)
        if tag not in self.void:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1] == tag, (self.stack[-3:], tag)
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        if "article" in self.stack and "sup" not in self.stack:
            self.text.append(data)


def words(html: str) -> str:
    """The text of the article without white space."""
    return re.sub(r"\s", "", "".join(Parsed(html).text))


def at(text: str, part: str) -> Extent:
    start = text.index(part)
    return Extent(part, start, start + len(part))


def event(name: str, trigger: Extent, status: Status, said: tuple[str, ...] = ()) -> Event:
    return Event(name, "ASSAULT", (), (), status, 0.9, trigger, (), Extent("", 0, 0), attribution=said)


def somebody(part: str, anonymous: bool = False) -> Actor:
    words = at(TEXT, part)
    return Actor(words.text, words.start, words.end, anonymous=anonymous)


def reading() -> Reading:
    outer = at(TEXT, "villagers had told it that gunmen burned the mill")
    inner = at(TEXT, "gunmen burned the mill")
    army, villagers = somebody("The army"), somebody("villagers", anonymous=True)
    said, told = at(TEXT, "said"), at(TEXT, "told")
    mill = Action("the mill", inner.end - 8, inner.end)
    return Reading(
        Report.of(TEXT, published="2024-03-13", source="Own <wire>"),
        events=(
            event("e-a", at(TEXT, "burned"), "occurred", ("a-2", "a-1")),
            event("e-b", at(TEXT, "fired"), "negated"),
        ),
        attributions=(
            Attribution("a-1", army, said, (outer,), "indirect", "asserts"),
            Attribution("a-2", villagers, told, (inner,), "indirect", "asserts", parent="a-1"),
        ),
        commitments=(Commitment("c-1", "threat", (), (), mill),),
        ties=(Tie("t-1", "leads", army, somebody("gunmen"), inner),),
        wordings=(Wording("Truce", 0, 5, "so-called"),),
    )


def test_whole_text_stands_on_the_page() -> None:
    assert words(page(reading())) == re.sub(r"\s", "", TEXT)


def test_text_is_never_markup() -> None:
    html = page(reading())
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "Own &lt;wire&gt;" in html
    assert "b" not in Parsed(html).tags


def test_links_lead_to_the_page_itself() -> None:
    for html in (page(reading()), fragment(reading())):
        parsed = Parsed(html)
        assert len(parsed.ids) == len(set(parsed.ids))
        assert parsed.links
        for link in parsed.links:
            assert link.startswith("#")
            assert link[1:] in parsed.ids


def test_every_record_has_words_and_a_row() -> None:
    parsed = Parsed(page(reading()))
    prefix = f"r{reading().report.sha256[:6]}"
    for key in ("e1", "e2", "q1", "q2", "c1", "t1", "w1"):
        assert f"{prefix}-{key}" in parsed.ids
        assert f"{prefix}-row-{key}" in parsed.ids


def test_nested_words_and_statuses_show_without_colour() -> None:
    html = page(reading())
    assert "said d0 indirect" in html and "said d1 indirect" in html
    assert "✕" in html and "> negated</span>" in html


def test_policy_allows_only_the_pages_own_style_and_script() -> None:
    html = page(reading())
    policy = re.search(r'Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    for tag in ("style", "script"):
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(inline) == 1
        checksum = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{checksum}'" in policy[1]
    assert not re.search(r"url\(|@import|https?://", html)
    assert " style=" not in html and not re.search(r"\son\w+=", html)


def test_same_reading_same_bytes() -> None:
    assert page(reading()) == page(reading())
    assert fragment(reading()) == fragment(reading())


def test_reading_without_records_or_title() -> None:
    html = page(Reading(Report.of("", id="empty")))
    assert "<title>empty</title>" in html
    assert "<table" not in html


_EXTENTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(st.text(alphabet='ab \n<&>"\x00é', min_size=1, max_size=40), _EXTENTS, _EXTENTS)
def test_any_overlap_keeps_the_text(
    text: str, triggers: list[tuple[int, int]], contents: list[tuple[int, int]]
) -> None:
    def extents(pairs: list[tuple[int, int]]) -> list[Extent]:
        ordered = [(min(pair), min(max(pair), len(text))) for pair in pairs]
        return [Extent(text[a:b], a, b) for a, b in ordered if a < b]

    found = Reading(
        Report.of(text),
        events=tuple(event(f"e{n}", part, "alleged") for n, part in enumerate(extents(triggers))),
        attributions=tuple(
            Attribution(f"a{n}", None, None, (part,), "direct", "asserts")
            for n, part in enumerate(extents(contents))
        ),
    )
    shown = text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    assert words(page(found)) == re.sub(r"\s", "", shown)

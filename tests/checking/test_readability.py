"""Reading grade and ease, with counts made by hand."""

import pytest

from resource_toolkit.checking.readability import Reading, measure, sentences


def test_counts_of_two_sentences() -> None:
    # The cat sat on the mat (6 words, 6 syllables). It was a good day (5 and 5).
    found = measure("The cat sat on the mat. It was a good day.")
    assert found == Reading(sentences=2, words=11, syllables=11)
    assert round(found.grade, 2) == -1.64
    assert round(found.ease, 2) == 141.23


def test_counts_of_a_hard_sentence() -> None:
    # Com-mu-ni-ty part-ner-ships need ca-re-ful plan-ning: 4 + 3 + 1 + 3 + 2, as vowel groups.
    found = measure("Community partnerships need careful planning.")
    assert found == Reading(sentences=1, words=5, syllables=13)
    assert round(found.grade, 2) == 17.04


def test_ease_of_spanish() -> None:
    # Los ni-ños to-man a-gua en la me-sa: 1 + 2 + 2 + 2 + 1 + 1 + 2, as vowel groups.
    found = measure("Los niños toman agua en la mesa.")
    assert found == Reading(sentences=1, words=7, syllables=11)
    assert round(found.ease, 2) == 105.41


def test_nothing_to_read() -> None:
    assert measure("") == Reading(sentences=0, words=0, syllables=0)
    assert measure("").grade == 0
    assert measure("").ease == 100


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("care", 1),
        ("table", 2),
        ("asked", 1),
        ("wanted", 2),
        ("places", 2),
        ("shares", 1),
        ("people", 2),
        ("agree", 2),
        ("rhythm", 1),
        ("the", 1),
    ],
)
def test_syllables(word: str, syllables: int) -> None:
    assert measure(f"a a a {word}.").syllables == 3 + syllables


def test_what_is_no_running_text() -> None:
    text = """## A heading of many words that is not counted

| a table | of many words | is not counted |
|---|---|---|

```
code of many words that is not counted
```

Bring:

- [ ] A first thing to do.
- [A second thing](https://example.org/a-long-address) to do
  on two lines

> A quote of five words.
>
> And one more with six words.

Name: ______ Day: ______ and two more words here
"""
    found = [(line, " ".join(words)) for line, words in sentences(text)]
    assert found == [
        (9, "Bring"),
        (11, "A first thing to do"),
        (12, "A second thing to do on two lines"),
        (15, "A quote of five words"),
        (17, "And one more with six words"),
        (19, "Name"),
        (19, "Day"),
        (19, "and two more words here"),
    ]
    assert measure(text).sentences == 5
    assert measure(text).words == 5 + 8 + 5 + 6 + 5

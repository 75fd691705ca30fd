"""Numbers and hours as people say them."""

import re

NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "diez": 10,
    "quince": 15,
    "veinte": 20,
    "treinta": 30,
}
"""Numbers that people write as words."""

_PARTS = {"1/4": 0.25, "¼": 0.25, "1/2": 0.5, "½": 0.5, "3/4": 0.75, "¾": 0.75}


def with_digits(text: str) -> str:
    """Return a number with digits for the letters that look like them, and years as months."""
    years = re.fullmatch(r"(?i)(\w+) (?:years?|años?)", text.strip())
    said = years[1].casefold() if years else ""
    if said in NUMBERS or re.fullmatch(r"\d", said):
        return str(12 * (NUMBERS.get(said) or int(said)))
    alike = str.maketrans("OolI", "0011")
    return re.sub(r"\b(?=\w*\d)[\dOolI]+\b", lambda one: one[0].translate(alike), text)


def hours_meant(text: str) -> str:
    """Return the hours that a text surely means, in steps of a quarter; or nothing."""
    said = text.strip().casefold().replace(",", ".")
    told = re.fullmatch(
        r"(?:(\d{1,3}(?:\.\d+)?)(?:(?<=\d)(?=[¼½¾])| +(?:and +)?(?=\d/|[¼½¾]))?)?(\d/\d|[¼½¾])?"
        r" *(?:h(?:ou)?rs?|h|horas?|clock hours?|credit hours?)?\.?",
        said,
    )
    minutes = re.fullmatch(r"(\d{1,3}) *(?:min(?:ute)?s?|minutos?|m)\.?", said)
    clock = re.fullmatch(r"(\d{1,2})(?::| *h(?:ours?)? *(?:and +)?)([0-5]\d)(?: *m\w*\.?)?", said)
    number: float | None = None
    if clock:
        number = int(clock[1]) + int(clock[2]) / 60
    elif minutes:
        number = int(minutes[1]) / 60
    elif told and (told[1] or told[2] in _PARTS) and (not told[2] or told[2] in _PARTS):
        number = float(told[1] or 0) + _PARTS.get(told[2] or "", 0)
    elif said in NUMBERS or (said.partition(" ")[0] in NUMBERS and "hour" in said):
        number = NUMBERS[said.partition(" ")[0]]
    return f"{number:g}" if number and number * 4 == int(number * 4) else ""

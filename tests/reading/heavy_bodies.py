"""Bodies that could keep an engine or a pattern busy for minutes."""

SIZE = 60_000
HEAVY = {
    "brackets": "[" * SIZE,
    "images": "![" * (SIZE // 2),
    "open links": "[a](" * (SIZE // 4),
    "stars": "*a **a " * (SIZE // 7),
    "star run": "*" * SIZE,
    "tildes": "~a ~~a" * (SIZE // 6),
    "ticks": "".join("`" * n + "a" for n in range(340)),
    "breaks in open code": "`<br>" * (SIZE // 5),
    "ampersands": "&" * SIZE,
    "footnotes": "[^a]" * (SIZE // 4) + "\n\n[^a]: x",
    "nested lists": "".join("  " * n + "- a\n" for n in range(240)),
    "tasks": "- [ ] a\n" * (SIZE // 8),
    "wide table": "|a" * 500 + "\n" + "|-" * 500 + "\n" + "|b" * (SIZE // 2),
    "long table": "|a|b|\n|-|-|\n" + "|x|y|\n" * (SIZE // 6),
    "500 equal headings": "## a\n\n" * 500,
    "20 quotes": (">" * 20 + " a\n\n") * (SIZE // 23),
    "definitions": "".join(f"[a{n}]: b\n" for n in range(SIZE // 8)) + "[a1]" * 100,
    "addresses": "www." * (SIZE // 4),
    "mail": "a@b." * (SIZE // 4),
}

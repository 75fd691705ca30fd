"""House style."""


def check_style(catalog, bodies, errors):  # type: ignore
    return []

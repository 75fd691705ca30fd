"""Signs, drawings and pictures: what may be shown, how large it is, and what data look like."""

from .drawings import bar, loop_of, minute_bar, named, rings, wheel, with_minute_bars
from .files import (
    FILE_TYPES,
    MOST,
    MOST_OF_PAGE,
    PICTURE_NAME,
    PICTURE_TYPES,
    FileFault,
    Size,
    file_fault,
    millimeters_of,
    no_picture,
    plain_name,
    published,
    size_of,
    web_name,
)
from .icons import Icons, icon_files, icon_shapes, own_icons, read_icon
from .svg import Svg, SvgFault, read_svg
from .tags import with_sizes, without_tags

__all__ = [
    "FILE_TYPES",
    "MOST",
    "MOST_OF_PAGE",
    "PICTURE_NAME",
    "PICTURE_TYPES",
    "FileFault",
    "Icons",
    "Size",
    "Svg",
    "SvgFault",
    "bar",
    "file_fault",
    "icon_files",
    "icon_shapes",
    "loop_of",
    "millimeters_of",
    "minute_bar",
    "named",
    "no_picture",
    "own_icons",
    "plain_name",
    "published",
    "read_icon",
    "read_svg",
    "rings",
    "size_of",
    "web_name",
    "wheel",
    "with_minute_bars",
    "with_sizes",
    "without_tags",
]

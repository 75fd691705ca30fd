"""Signs, drawings and pictures: what may be shown, how large it is, and what data look like."""

from .icons import Icons, icon_files, own_icons, read_icon
from .svg import Svg, SvgFault, read_svg

__all__ = ["Icons", "Svg", "SvgFault", "icon_files", "own_icons", "read_icon", "read_svg"]

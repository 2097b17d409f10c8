"""Shares of groups side by side: a bar of roles for each, and what else is counted beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.corpus.stats.count_tables import Counts
from argmap.corpus.stats.plot_data import PANELS, in_words
from argmap.corpus.stats.share_measures import MEASURES
from argmap.export.style import Style
from argmap.export.text_width import text_width
from argmap.model import ROLES, Role

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

ROW, HEAD, FOOT = 30, 84, 34  # pixels
ROLES_WIDE, PANEL_WIDE, GAP, EDGE = 340, 112, 44, 16


def draw_bars(rows: Mapping[str, Counts], style: Style) -> tuple[Figure, str]:
    """Return a figure of groups, and what it shows in words.

    Args:
        rows: The groups by their names, in the order from above.
        style: Its colours.
    """
    from matplotlib.figure import Figure

    names = max(text_width(name, 12) for name in rows) + 2 * EDGE
    widths = [ROLES_WIDE, *[PANEL_WIDE] * len(PANELS)]
    wide = names + sum(widths) + GAP * len(PANELS) + 2 * EDGE
    high = HEAD + ROW * len(rows) + FOOT
    figure = Figure(figsize=(wide / 72, high / 72))
    axes, left = [], names
    for width in widths:
        box = (left / wide, FOOT / high, width / wide, 1 - (HEAD + FOOT) / high)
        axes.append(figure.add_axes(box))
        left += width + GAP
    shown = [role for role in ROLES if any(row.counts[role] for row in rows.values())]
    _draw_roles(axes[0], rows, shown, style)
    figure.legend(
        handles=role_keys(shown, style), loc="upper left", bbox_to_anchor=(0.0, 1.0),
        ncols=len(shown), frameon=False, fontsize=11, handlelength=1.2, columnspacing=1.2,
    )  # fmt: skip
    for axis, name in zip(axes[1:], PANELS, strict=True):
        _draw_measure(axis, rows, name, style)
    return figure, in_words(rows)


def _draw_roles(
    axis: Axes, rows: Mapping[str, Counts], shown: Sequence[Role], style: Style
) -> None:
    for place, counts in enumerate(rows.values()):
        left = 0.0
        for role in shown:
            found = counts.share(role)
            if found is None:
                continue
            look = style.roles[role]
            axis.barh(
                place, found.share, left=left, height=0.66, color=look.fill, edgecolor=look.line
            )
            if found.share >= 0.08:
                axis.text(
                    left + found.share / 2, place, f"{100 * found.share:.0f}",
                    ha="center", va="center", size=11, color=style.graph.ink,
                )  # fmt: skip
            left += found.share
    _finish(axis, rows, 1.0)
    axis.set_yticks(range(len(rows)), list(rows))
    axis.set_title("roles, % of statements", pad=8)


def role_keys(shown: Sequence[Role], style: Style) -> list[Patch]:
    """Return what a legend of roles is made of.

    Args:
        shown: The roles.
        style: Their colours.
    """
    from matplotlib.patches import Patch

    looks = [style.roles[role] for role in shown]
    return [Patch(facecolor=look.fill, edgecolor=look.line, label=look.plural) for look in looks]


def _draw_measure(axis: Axes, rows: Mapping[str, Counts], name: str, style: Style) -> None:
    line = style.roles["conclusion"].line
    most = 0.0
    for place, counts in enumerate(rows.values()):
        if found := counts.share(name):
            axis.plot([found.low, found.high], [place, place], color=line, lw=1.6)
            axis.plot([found.share], [place], "o", color=line, markersize=6, clip_on=False)
            most = max(most, found.high)
    _finish(axis, rows, min(1.0, max(0.1, most * 1.08)))
    axis.set_yticks([])
    axis.set_title(_broken(MEASURES[name].label), pad=8)


def _broken(label: str) -> str:
    return label.replace(" ", "\n", 1)


def _finish(axis: Axes, rows: Mapping[str, Counts], most: float) -> None:
    from matplotlib.ticker import FixedLocator, MaxNLocator

    axis.set_ylim(len(rows) - 0.5, -0.5)
    axis.set_xlim(0, most)
    axis.xaxis.set_major_locator(FixedLocator([0, 0.5, 1]) if most == 1 else MaxNLocator(3))
    axis.xaxis.set_major_formatter(tick)
    axis.tick_params(axis="both", length=0, labelsize=11)
    axis.tick_params(axis="y", labelsize=12)
    axis.grid(axis="x")
    axis.spines["left"].set_visible(False)


def tick(value: float, _: int = 0) -> str:
    """Return a share as an axis tells it.

    Example:
        >>> tick(0.075)
        '7.5 %'
    """
    return f"{round(100 * value, 2):g} %"

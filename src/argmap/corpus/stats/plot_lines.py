"""Shares over time: a bar of roles at each time, and a line for what else is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.corpus.stats.count_tables import Counts
from argmap.corpus.stats.plot_bars import role_keys, tick
from argmap.corpus.stats.plot_data import PANELS, in_words
from argmap.corpus.stats.share_measures import MEASURES
from argmap.export.style import Style
from argmap.model import RELATION_TYPES, ROLES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, ROLES_HIGH, LINES_HIGH = 900, 210, 400  # pixels
TICKS = 10  # times that are named below a panel of the whole width
FEW = 36  # times that have marks and lines between them
MARKS = ("o", "s", "^", "D", "v", "P")
Series = Mapping[str, Mapping[str, Counts]]


def draw_lines(times: Sequence[str], series: Series, style: Style) -> tuple[Figure, str]:
    """Return a figure of groups over time, and what it shows in words.

    Args:
        times: The times in order.
        series: What there was at each, by the names of the groups.
        style: Its colours.
    """
    from matplotlib.figure import Figure

    alone = len(series) == 1
    high = LINES_HIGH + (ROLES_HIGH if alone else 60)
    figure = Figure(figsize=(WIDTH / 72, high / 72), layout="constrained")
    figure.get_layout_engine().set(w_pad=0.12, h_pad=0.1, hspace=0.04, wspace=0.04)
    if alone:
        above, below = figure.subfigures(2, 1, height_ratios=[ROLES_HIGH, LINES_HIGH])
        _draw_roles(above.subplots(), times, next(iter(series.values())), style)
    else:
        below = figure
    panels = below.subplots(2, 2, sharex=True).flatten()
    for axis, name in zip(panels, PANELS, strict=True):
        _draw_measure(axis, times, series, name, style)
    if not alone:
        handles, labels = panels[0].get_legend_handles_labels()
        figure.legend(
            handles, labels, loc="outside upper left", ncols=3, frameon=False, fontsize=11
        )
    return figure, _told(times, series)


def _told(times: Sequence[str], series: Series) -> str:
    rows = {}
    for name, found in series.items():
        for time in times:
            if time in found:
                rows[time if len(series) == 1 else f"{name}, {time}"] = found[time]
    return in_words(rows)


def _draw_roles(
    axis: Axes, times: Sequence[str], found: Mapping[str, Counts], style: Style
) -> None:
    shown = [role for role in ROLES if any(row.counts[role] for row in found.values())]
    for place, time in enumerate(times):
        low = 0.0
        for role in shown:
            share = found[time].share(role)
            if share is not None:
                look = style.roles[role]
                edge, wide = (look.line, 0.72) if len(times) <= FEW else (look.fill, 1.0)
                axis.bar(
                    place, share.share, bottom=low, width=wide, color=look.fill, edgecolor=edge
                )
                low += share.share
    _finish(axis, times, 1.0, TICKS)
    axis.legend(
        handles=role_keys(shown, style), loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=6,
        frameon=False, fontsize=11, handlelength=1.2, columnspacing=1.2, borderpad=0.2,
    )  # fmt: skip


def _draw_measure(
    axis: Axes, times: Sequence[str], series: Series, name: str, style: Style
) -> None:
    colours = [style.roles["conclusion"].line]
    colours += [style.relations[type].line for type in RELATION_TYPES]
    most = 0.0
    for number, (group, found) in enumerate(series.items()):
        shares = [(place, found[t].share(name)) for place, t in enumerate(times) if t in found]
        there = [(place, share) for place, share in shares if share]
        places, values = [place for place, _ in there], [share for _, share in there]
        colour = colours[number % len(colours)]
        if len(series) == 1:
            axis.fill_between(
                places, [v.low for v in values], [v.high for v in values],
                color=colour, alpha=0.15, linewidth=0,
            )  # fmt: skip
        axis.plot(
            places, [v.share for v in values], color=colour,
            marker=MARKS[number % len(MARKS)] if len(times) <= FEW else "",
            label=group, linewidth=1.8, markersize=5, clip_on=False,
        )  # fmt: skip
        tops = [v.high if len(series) == 1 else v.share for v in values]
        most = max([most, *tops])
    _finish(axis, times, min(1.0, max(0.1, most * 1.08)), TICKS // 2)
    axis.set_title(MEASURES[name].label)


def _finish(axis: Axes, times: Sequence[str], most: float, ticks: int) -> None:
    from matplotlib.ticker import MaxNLocator

    step = -(-len(times) // ticks)
    axis.set_xticks(range(0, len(times), step), list(times[::step]))
    axis.set_xlim(-0.6, len(times) - 0.4)
    axis.set_ylim(0, most)
    axis.yaxis.set_major_locator(MaxNLocator(4))
    axis.yaxis.set_major_formatter(tick)
    axis.tick_params(axis="both", length=0, labelsize=11)
    axis.tick_params(axis="x", pad=7)
    axis.grid(axis="y")
    axis.spines["left"].set_visible(False)

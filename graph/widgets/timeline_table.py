"""The same as the timeline, as a table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from graph.network.moments import Moment
from graph.network.periods import period
from graph.views.text import shown
from graph.widgets.language import _, language

__all__ = ["show_timeline_table", "timeline_frame"]


def show_timeline_table(moments: Sequence[Moment]) -> None:
    """Every line with its two times, dated or not."""
    st.dataframe(
        timeline_frame(moments),
        hide_index=True,
        height=min(420, 38 + 35 * len(moments)),
        key="timeline.rows",
        column_config={
            _("Affirmation"): st.column_config.TextColumn(width=460),
            _("Vrai quand"): st.column_config.TextColumn(width=190),
            _("Dit quand"): st.column_config.TextColumn(width=230),
            _("Sources"): st.column_config.NumberColumn(format="%d", width=80),
            _("dont sans date"): st.column_config.NumberColumn(format="%d", width=110),
        },
    )


def timeline_frame(moments: Sequence[Moment]) -> pd.DataFrame:
    """A row a line; an empty text where nothing is known."""
    spoken = language()
    return pd.DataFrame(
        {
            _("Affirmation"): [shown(one.text) for one in moments],
            _("Vrai quand"): [
                ", ".join(shown(period(each.since, each.until, spoken)) for each in one.periods)
                for one in moments
            ],
            _("Dit quand"): [
                ", ".join(
                    shown(period(each.when, each.when, spoken)) for each in one.said if each.when
                )
                for one in moments
            ],
            _("Sources"): [len(one.said) for one in moments],
            _("dont sans date"): [sum(not each.when for each in one.said) for one in moments],
        }
    )

"""Which example a page asks for."""

from collections.abc import Callable, Mapping

from kvalitet.model.words import Generated
from kvalitet.pages.worked import series, single
from kvalitet.pages.worked.example import Worked

EXAMPLES: Mapping[Generated, Callable[[], Worked]] = {
    Generated.LEVELS_WORKED: single.levels,
    Generated.CHANGE_WORKED: single.change,
    Generated.TREND_WORKED: series.trend,
    Generated.VARIATION_WORKED: series.variation,
    Generated.UNCERTAINTY_WORKED: single.uncertainty,
    Generated.COMPARISON_WORKED: single.comparison,
    Generated.TARGET_WORKED: series.target,
}

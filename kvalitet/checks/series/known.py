"""Which periods are known of an indicator, for whom, wherever they are stated."""

from collections.abc import Collection

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.model.period import Period


class Known:
    """The periods of every indicator and owner; a word for why a value is missing counts too."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._periods: dict[tuple[str, str], set[Period]] = {}
        for key, series in catalogue.store.items():
            if not key.parts:
                periods = self._periods.setdefault((key.indicator, key.owner), set())
                periods.update(one.period for one in series)

    def of(self, indicator: str, owner: str) -> Collection[Period]:
        """The periods of one indicator and owner."""
        return self._periods.get((indicator, owner), ())

    def is_certain(self, indicator: str, owner: str) -> bool:
        """Whether both exist, and all that is stated of the indicator could be read."""
        known = self._catalogue
        exist = indicator in known.indicators and owner in known.config.names
        return exist and indicator not in known.in_doubt

"""Columns side by side: many things that happened, one a row."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import numpy.typing as npt

from ilacs.lists.imagined.draws import Mask


@dataclass(frozen=True)
class Table:
    """Equally long columns. Those who inherit name them."""

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    def at(self, rows: Mask | npt.NDArray[np.integer]) -> Self:
        """The rows chosen by a mask or by their places."""
        return type(self)(*(getattr(self, column.name)[rows] for column in fields(self)))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Tables one under the other."""
        names = [column.name for column in fields(cls)]
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

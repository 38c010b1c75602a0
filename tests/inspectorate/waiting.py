"""A clock that tests turn by hand: nobody really waits."""


class Clock:
    """Counts seconds only while somebody sleeps, and `step` more whenever it is looked at."""

    def __init__(self, step: float = 0) -> None:
        self.now = 0.0
        self.step = step
        self.slept: list[float] = []

    def __call__(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

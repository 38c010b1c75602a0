"""People at work: each signs in and writes as fast as they are answered, and notes both what they
asked for and what the application said is done.
"""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

import httpx

PASSWORD = "three plain green words"
LISTS = (
    "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,"
    "Contact Source\n"
    "{first},1,WBRI,21/05/2015,10,16/03/2026,1A: Individual\n"
    "C-2,2,WBRI,21/05/2012,13,23/03/2026,1A: Individual\n"
)
NOT_READ = "Not read"
CALLED_ON = "2026-03-09"
MOST_WAITING = 6
"""Fewer than the application takes: some may have been put in without an answer."""
UNDECIDED = r'/data/uploads/(\d+)">[^<]*</a>, by [^.]*\. (?:Waiting|Being)'


class Refused(Exception):
    """The application refused what it should have done. Says which address, and the status."""


@dataclass
class Notes:
    """What was asked for and what was acknowledged, by kind, in its order."""

    asked: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    done: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    def ask(self, kind: str, what: str, how: str = "") -> None:
        """Something is about to be asked for."""
        with self.lock:
            self.asked.setdefault(kind, []).append((what, how))

    def acknowledge(self, kind: str, what: str, how: str = "") -> None:
        """The application said that it is done."""
        with self.lock:
            self.done.setdefault(kind, []).append((what, how))

    def not_decided(self) -> set[str]:
        """The lists that were put in and, for all that is known, wait for somebody to decide."""
        with self.lock:
            decided = (*self.asked.get("accepted", ()), *self.asked.get("turned down", ()))
            put_in = {what for what, _ in self.done.get("lists put in", ())}
            return put_in - {what for what, _ in decided} - self.failed

    def count(self) -> int:
        """How many writes were acknowledged."""
        with self.lock:
            return sum(map(len, self.done.values()))


@dataclass(frozen=True)
class Found:
    """What was wrong: acknowledged writes that are not there, things that are half there, and what
    the audit trail says.
    """

    lost: list[str]
    half: list[str]
    chain: list[str]


class Someone:
    """A person with a browser, signed in."""

    def __init__(self, address: str, email: str, notes: Notes) -> None:
        self.notes = notes
        self.browser = httpx.Client(base_url=address, timeout=30)
        self.browser.get("/sign-in")
        notes.ask("signed in", email)
        self.post("/sign-in", username=email, password=PASSWORD)
        notes.acknowledge("signed in", email)

    def read(self, path: str) -> str:
        """A page. Raises Refused."""
        answer = self.browser.get(path)
        if answer.status_code != 200:
            raise Refused(f"GET {path}: {answer.status_code}")
        return answer.text

    def post(self, path: str, files: tuple[str, bytes] | None = None, **said: str) -> str:
        """Send a form that is answered with another address, which is given back."""
        token = self.browser.cookies["csrftoken"]
        answer = self.browser.post(
            path,
            data={**said, "csrfmiddlewaretoken": token},
            files=None if files is None else {"lists": files},
        )
        if answer.status_code != 302:
            raise Refused(f"POST {path}: {answer.status_code}")
        return answer.headers["location"]


def puts_lists_in(me: Someone, names: Iterator[str]) -> None:
    """Put lists in; accept what is checked, and turn every third down."""
    waiting = {*re.findall(UNDECIDED, me.read("/data")), *me.notes.not_decided()}
    if len(waiting) < MOST_WAITING:
        me.notes.ask("lists put in", "")
        content = LISTS.format(first=next(names)).encode()
        there = me.post("/data/upload", ("contacts.csv", content), reference_date="31/3/2026")
        me.notes.acknowledge("lists put in", there.rpartition("/")[2])
    for number in sorted(waiting, key=int):
        page = me.read(f"/data/uploads/{number}")
        if f"/data/uploads/{number}/accept" in page:
            kind, path = ("accepted", "accept") if int(number) % 3 else ("turned down", "turn-down")
            version = re.findall(r'name="version" value="(\d+)"', page)[0]
            me.notes.ask(kind, number)
            me.post(f"/data/uploads/{number}/{path}", version=version)
            me.notes.acknowledge(kind, number)
        elif NOT_READ in page:
            me.notes.failed.add(number)
    time.sleep(0.2)


def lets_people_in(me: Someone, names: Iterator[str]) -> None:
    """Let somebody in, and change what they are."""
    name = next(names)
    email = f"{name}@brent.example"
    said = {"email": email, "name": name, "role": "member", "password": PASSWORD}
    me.notes.ask("person let in", email)
    me.post("/people/new", **said)
    me.notes.acknowledge("person let in", email)
    (number,) = re.findall(rf'/people/(\d+)">{name}<', me.read("/people"))
    for role in ("head_of_service", "quality_assurance", "administrator"):
        page = me.read(f"/people/{number}")
        version = re.findall(r'name="version" value="(\d+)"', page)[0]
        me.notes.ask("person changed", email, role)
        me.post(f"/people/{number}", role=role, version=version)
        me.notes.acknowledge("person changed", email, role)


def records_calls(me: Someone, names: Iterator[str]) -> None:
    """Say that a call came, and take it back."""
    found = re.findall(r"/record/call/(\d+)/closed", me.read("/record/call"))
    if not found:
        me.notes.ask("call came", "")
        me.post("/record/call/came", day=CALLED_ON, kind="short")
        found = re.findall(r"/record/call/(\d+)/closed", me.read("/record/call"))
        me.notes.acknowledge("call came", found[0])
    me.notes.ask("call closed", found[0])
    me.post(f"/record/call/{found[0]}/closed", how="over")
    me.notes.acknowledge("call closed", found[0])


WORK: dict[str, Callable[[Someone, Iterator[str]], None]] = {
    "analyst@brent.example": puts_lists_in,
    "administrator@brent.example": lets_people_in,
    "head-of-service@brent.example": records_calls,
}


class Working:
    """Everybody at work until told to stop; whoever is not answered signs in once more."""

    def __init__(self, address: str, notes: Notes, names: Iterator[str]) -> None:
        self._address, self._notes, self._names = address, notes, names
        self._stop = Event()
        self._threads = [Thread(target=self._work, args=one, daemon=True) for one in WORK.items()]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let everybody finish what they are at."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _work(self, email: str, work: Callable[[Someone, Iterator[str]], None]) -> None:
        me = None
        while not self._stop.is_set():
            try:
                if me is None:
                    me = Someone(self._address, email, self._notes)
                work(me, self._names)
            except httpx.HTTPError:
                # It was killed. Whether it did what was asked for, nobody can say.
                me = None
                time.sleep(0.1)
            except Refused as fault:
                self._notes.faults.append(str(fault))
                time.sleep(0.1)

"""Fig. 5.1, The service slider: nine plates, and the line where the chosen service puts it."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

from assessment.parties import Party
from lessons.figures import slider_plates as plates
from lessons.figures.base import Cell, Figure, Mistake, Schedule, Step, Stop, Values
from lessons.figures.slider_plates import Pull, Served, SliderDrawing
from lessons.figures.wording import capital, count, listed

FIXED = {"bet", "service", "show"}


@dataclass(frozen=True, kw_only=True)
class SliderState:
    """`bet` counts layers, None before it; `pulls` are the ids of ticked boxes, sorted."""

    service: str
    bet: int | None = None
    pulls: tuple[str, ...] = ()
    shown: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One radio or checkbox of the form. `aside` is what stands under or beside its name."""

    value: str
    name: str
    aside: str = ""
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class SliderForm:
    """The bet before it is placed; then the services and what pulls the line back."""

    question: str
    bets: tuple[Choice, ...]
    tiles: tuple[Choice, ...]
    others: tuple[Choice, ...]
    pulls: tuple[Choice, ...]
    bet: int | None
    was: str
    reply: str
    is_right: bool


@dataclass(frozen=True, kw_only=True)
class Slider(Figure[SliderState]):
    """The slider of lesson 5. The first `tiles` of `services` are tiles; `ids` name the layers."""

    name: ClassVar[str] = "slider"
    layers: tuple[str, ...]
    ids: tuple[str, ...]
    services: tuple[Served, ...]
    tiles: int
    pulls: tuple[Pull, ...]

    @cached_property
    def service(self) -> dict[str, Served]:
        """Services by id."""
        return {service.id: service for service in self.services}

    @property
    def first(self) -> Served:
        """The service that is drawn before the bet; the line is known on it."""
        return self.services[0]

    @property
    def goal(self) -> Served:
        """The service that is bet upon."""
        return self.services[self.tiles - 1]

    def start(self) -> SliderState:
        """The first service, no bet."""
        return SliderState(service=self.first.id)

    def read(self, values: Values) -> SliderState | None:
        """`service` holds an id, `bet` a number, `show` yes or no, each pull "yes" by its id."""
        show, service = values.get("show", "no"), values.get("service", self.first.id)
        pulls = {key: value for key, value in values.items() if key not in FIXED}
        bets = {str(bet): bet for bet in self._bets()}
        if service not in self.service or show not in {"yes", "no"}:
            return None
        if values.get("bet") not in {None, *bets}:
            return None
        if not pulls.keys() <= {pull.id for pull in self.pulls} or set(pulls.values()) - {"yes"}:
            return None
        return SliderState(
            service=service,
            bet=bets.get(values.get("bet", "")),
            pulls=tuple(sorted(pulls)),
            shown=show == "yes",
        )

    def spell(self, state: SliderState) -> dict[str, str]:
        """The service, the bet if there is one, what is ticked, and whether owners are shown."""
        bet = {} if state.bet is None else {"bet": str(state.bet)}
        show = "yes" if state.shown else "no"
        return {**bet, "service": state.service, **dict.fromkeys(state.pulls, "yes"), "show": show}

    def veil(self, state: SliderState) -> SliderState:
        """The first service with the bet."""
        return replace(self.start(), bet=state.bet)

    def stops(self, state: SliderState) -> tuple[Stop[SliderState], ...]:
        """The tiles as links, once they tell something."""
        tiles = self.services[: self.tiles] if state.shown else ()
        states = (replace(state, service=tile.id, pulls=()) for tile in tiles)
        return tuple(
            Stop(label=t.short, state=s, kind="here" if t.id == state.service else "")
            for t, s in zip(tiles, states, strict=True)
        )

    def moves(self, state: SliderState, was: str) -> bool:
        """Ticks have changed. A form that stays loses no key that is pressed meanwhile."""
        return ",".join(state.pulls) != was

    def is_shown(self, state: SliderState) -> bool:
        """Owners of other services may be seen."""
        return state.shown

    def recall(self, bet: Values) -> SliderState:
        """The service that was bet upon, beside the bet."""
        placed = self.read(bet) or self.start()
        return SliderState(service=self.goal.id, bet=placed.bet, shown=True)

    def act(self, state: SliderState, command: str, was: str) -> Step[SliderState]:
        """Check wants a bet; show wants nothing; a redrawing settles which boxes still count."""
        match command:
            case "check":
                if state.bet is None:
                    control, text = f"{self.name}-bet-0", "Choose how many layers stay yours"
                    mistake = Mistake(control=control, text=text)
                    return Step(state=self.veil(state), mistakes=(mistake,))
                bet = self.spell(self.veil(state))
                return Step(state=self.recall(bet), bet=bet)
            case "show":
                return Step(state=self.recall({}), bet={})
        return Step(state=self._settled(state, was) if state.shown else self.veil(state))

    def caption(self, state: SliderState) -> str:
        """Who holds how many layers; on the service bet upon also what holds on every service."""
        service, owners = self.service[state.service], self._owners(state)
        tally = plates.tally(owners)
        if not state.shown:
            bet = "" if state.bet is None else f" You bet on {state.bet} for {self.goal.short}."
            return f"{service.short}. {tally}.{bet}"
        stay = [layer.lower() for layer in reversed(self._unmoved())]
        if stay and state.service == self.goal.id:
            never = f"{capital(listed(stay))} never crossed, on any service."
            return f"{service.short}. {tally}. {never}"
        return f"{service.short}. {tally}.{self._back(state)}"

    def result(self, state: SliderState) -> str:
        """How many layers stay, beside the bet."""
        if not state.shown:
            return ""
        mine = self.goal.held(Party.CUSTOMER)
        stay = f"{capital(count(mine))} {'stays' if mine == 1 else 'stay'} yours"
        return f"{stay} on {self.goal.short}{', as you bet' if state.bet == mine else ''}"

    def schedule(self, state: SliderState) -> Schedule:
        """Layers top to bottom with their owners; under it which half is whose."""
        owners = self._owners(state)
        total = len(self.layers)
        rows = [
            (
                Cell(text=str(total - place)),
                Cell(text=self.layers[place]),
                Cell(party=party) if party else Cell(text="No such layer"),
            )
            for place, party in enumerate(owners)
        ]
        notes = plates.notes(served=self.service[state.service], moved=self._moved(state))
        return Schedule(
            title=f"Schedule of layers on {self.service[state.service].short}, top to bottom",
            columns=("No.", "Layer", "Who secures it"),
            rows=tuple(reversed(rows)),
            notes=notes if state.shown else (),
        )

    def drawing(self, state: SliderState) -> SliderDrawing:
        """The plates with the line; those that never move pulse on the service bet upon."""
        pulse = self._unmoved() if state.shown and state.service == self.goal.id else ()
        marks = {layer: pull for layer, (pull, _) in self._moved(state).items()}
        return plates.drawing(
            names=self.layers,
            owners=self._owners(state),
            pulsing=frozenset(self.layers.index(layer) for layer in pulse),
            marks={self.ids.index(layer): mark for layer, mark in marks.items()},
        )

    def form(self, state: SliderState) -> SliderForm:
        """The bet, or the services with the boxes."""
        choices = [
            Choice(value=s.id, name=s.short, aside=s.picture, chosen=s.id == state.service)
            for s in self.services
        ]
        pulls = [
            Choice(
                value=pull.id,
                name=pull.name,
                aside=self.service[pull.service].short,
                chosen=pull.id in state.pulls,
            )
            for pull in self.pulls
        ]
        return SliderForm(
            question=f"How many layers will still be yours on {self.goal.short}?",
            bets=tuple(
                Choice(value=str(bet), name=str(bet), chosen=bet == state.bet)
                for bet in self._bets()
            ),
            tiles=tuple(choices[: self.tiles]),
            others=tuple(choices[self.tiles :]),
            pulls=tuple(pulls),
            bet=state.bet,
            was=",".join(state.pulls),
            reply=self._reply(state) if state.shown else "",
            is_right=not (state.shown and self._missed(state)),
        )

    def _missed(self, state: SliderState) -> bool:
        return state.bet not in {None, self.goal.held(Party.CUSTOMER)}

    def _bets(self) -> range:
        return range(self.first.held(Party.CUSTOMER) + 1)

    def _pulled(self, state: SliderState) -> list[tuple[int, Pull]]:
        """The ticked pulls of the service on show, with their numbers."""
        numbered = enumerate(self.pulls, start=1)
        return [(n, p) for n, p in numbered if p.id in state.pulls and p.service == state.service]

    def _moved(self, state: SliderState) -> dict[str, tuple[int, Pull]]:
        """The pull on each layer that one has hold of: the last of several."""
        return {m.layer: (n, p) for n, p in self._pulled(state) for m in p.moves}

    def _owners(self, state: SliderState) -> tuple[Party | None, ...]:
        pulled = {m.layer: m.party for _, p in self._pulled(state) for m in p.moves}
        owners = self.service[state.service].owners
        return tuple(pulled.get(layer, o) for layer, o in zip(self.ids, owners, strict=True))

    def _unmoved(self) -> tuple[str, ...]:
        """The layers that every service has and leaves to the customer, bottom first."""
        held = [{s.owners[place] for s in self.services} for place in range(len(self.layers))]
        return tuple(
            layer for layer, o in zip(self.layers, held, strict=True) if o == {Party.CUSTOMER}
        )

    def _settled(self, state: SliderState, was: str) -> SliderState:
        """A box that was just ticked chooses its service; boxes of other services are cleared."""
        before = was.split(",")
        fresh = [p.service for p in self.pulls if p.id in state.pulls and p.id not in before]
        service = fresh[-1] if fresh else state.service
        kept = tuple(p.id for p in self.pulls if p.id in state.pulls and p.service == service)
        return replace(state, service=service, pulls=tuple(sorted(kept)))

    def _back(self, state: SliderState) -> str:
        moved = [m.layer for _, p in self._pulled(state) for m in p.moves]
        names = [
            layer.lower() for layer, id_ in zip(self.layers, self.ids, strict=True) if id_ in moved
        ]
        return f" Pulled back: {listed(names)}." if names else ""

    def _reply(self, state: SliderState) -> str:
        first, goal = self.first, self.goal
        bet = f"You bet on {count(state.bet or 0)}. " if self._missed(state) else ""
        crossed = [
            layer.lower()
            for layer, a, b in zip(self.layers, first.owners, goal.owners, strict=True)
            if a is Party.CUSTOMER and b is Party.AWS
        ]
        names = listed([f"the {layer}" for layer in crossed])
        number = count(len(crossed))
        return f"{bet}From {first.short} to {goal.short} {number} crossed to AWS: {names}."

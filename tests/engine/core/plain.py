"""The engine in plain words: one reading after the other, exact decimals, lists that grow.

It shares nothing with the vectorised core but the definitions, and takes the rule of one alarm
from `alarm.replay`. It is slow and keeps everything, which makes it easy to read against the
rule book (monitoring-permits §2.8, §2.12).
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from statistics import median

from bazhua.engine.core.batch import Action, Operation, Tick
from bazhua.engine.core.codes import AlarmState as Code
from bazhua.engine.core.codes import Fate, Kind, Quality
from bazhua.engine.core.definitions import Limit, LimitKind, Point, Tolerances
from bazhua.engine.core.plan import GRAVITY
from bazhua.grips.inherent.domain.alarm.point import AlarmLimit, AlarmPoint
from bazhua.grips.inherent.domain.alarm.states import AlarmEvent, AlarmState

ABNORMAL = {AlarmState.UNACK, AlarmState.ACKED}
UPWARDS = {LimitKind.H, LimitKind.HH, LimitKind.DEV, LimitKind.ROC_UP, LimitKind.ROC_DOWN}


@dataclass
class PlainPoint:
    point: Point
    limits: list["PlainLimit"]
    last: tuple[int, Decimal | None] | None = None
    good_t: int | None = None
    quality: Quality = Quality.GOOD
    silence: Quality = Quality.GOOD
    back: int = 0
    flat: tuple[int, Decimal] | None = None
    calm: list[Decimal] = field(default_factory=list)
    jump: int = 0
    alike: int = 0
    copied: bool = False
    minute_v: Decimal | None = None
    still: int = 0
    steady: bool = False

    @property
    def shown(self):
        """Its value, where it is one."""
        believed = self.silence is Quality.GOOD and self.quality in {Quality.GOOD, Quality.FROZEN}
        return self.last[1] if self.last and believed else None


@dataclass
class PlainLimit:
    limit: Limit
    rule: AlarmLimit
    alarm: AlarmPoint = field(default_factory=AlarmPoint)
    raised: int | None = None
    announced: int | None = None
    ons: list[int] = field(default_factory=list)
    chattering: bool = False
    standing: bool = False
    unverified: bool = False
    shelved_until: int | None = None
    suppressed: bool = False
    out_of_service: bool = False
    near: int = 0
    clipped: bool = False
    anchors: list[tuple[int, Decimal]] = field(default_factory=list)

    @property
    def on(self):
        return self.alarm.state in ABNORMAL


def rule_of(limit):
    bound = {"high": limit.set_point}
    if limit.kind in {LimitKind.L, LimitKind.LL}:
        bound = {"low": limit.set_point}
    elif limit.kind not in UPWARDS:
        bound = {"high": Decimal(0)}
    return AlarmLimit(
        deadband=limit.dead_band if limit.kind not in {LimitKind.DI, LimitKind.BAD} else Decimal(0),
        on_delay_s=Decimal(limit.on_delay_ms),
        off_delay_s=Decimal(limit.off_delay_ms),
        latching=limit.latching,
        **bound,
    )


class Plain:
    """Points by tag and limits by key; what it tells is in `told`."""

    def __init__(self, points: list[Point], limits: list[Limit], known: Tolerances):
        self.known = known
        self.limits = {limit.key: PlainLimit(limit, rule_of(limit)) for limit in limits}
        self.points = {
            point.tag: PlainPoint(
                point,
                sorted(
                    (own for own in self.limits.values() if own.limit.point == point.tag),
                    key=lambda own: GRAVITY[own.limit.kind],
                ),
            )
            for point in points
        }
        self.heard = {limit.position: [] for limit in limits}
        self.minute = self.day = 0
        self.cut_off = dict.fromkeys((point.firm for point in points if point.firm), False)
        self.flood = dict.fromkeys(self.heard, False)
        self.told = []
        self.judged = []

    # -- what arrives

    def reading(self, tag: str, t: int, v: Decimal | None, *, sent_good: bool, at: int) -> None:
        own = self.points[tag]
        fate = self._fate(own, t, at)
        if fate is not Fate.JUDGED:
            self.judged.append((fate, Quality.CLOCK))
            return
        happened: list[tuple[Kind, object, int, int, int]] = []
        quality = self._quality(own, t, v, sent_good=sent_good)
        self.judged.append((fate, quality))
        if quality is not own.quality:
            happened.append((Kind.QUALITY, tag, t, own.quality, quality))
        if own.quality is Quality.GOOD and quality is not Quality.GOOD and own.last:
            own.good_t = own.last[0]
        own.quality = quality
        self._end_silence(own, t, at, happened)
        if quality in {Quality.GOOD, Quality.FROZEN}:
            self._spike(own, t, v, happened)
        own.last = (t, v)
        self._hold_limits(own, t, v, happened)
        self._announce(happened, at)

    def _hold_limits(self, own, t, v, happened):
        moved = [(limit, *self._sampled(limit, own, t, v)) for limit in own.limits]
        for limit, before, _ in moved:
            if before is not limit.alarm.state:
                after = limit.alarm.state
                happened.append((Kind.ALARM, limit.limit.key, t, Code[before], Code[after]))
        happened += [
            (Kind.CHATTERING, limit.limit.key, t, 0, 1) for limit, _, chatters in moved if chatters
        ]

    def tick(self, at: int) -> None:
        happened, also = [], set()
        for tag, own in self.points.items():
            self._fall_silent(tag, own, at, happened)
        self._cut_off(at, happened, also)
        if at // 60_000 > self.minute:
            self.minute = at // 60_000
            self._find_copies(at, happened)
            self._find_steady(at, happened)
            self._find_clipped(at, happened)
        ordered = [limit for _, own in self.points.items() for limit in own.limits]
        for limit in ordered:
            if limit.shelved_until is not None and limit.shelved_until <= at:
                limit.shelved_until = None
                happened.append((Kind.SHELVED, limit.limit.key, at, 1, 0))
            again = limit.limit.re_alarm_ms
            told = limit.announced is None or at - limit.announced >= again
            if limit.alarm.state is AlarmState.ACKED and again and told:
                limit.alarm = replace(limit.alarm, state=AlarmState.UNACK)
                happened.append((Kind.ALARM, limit.limit.key, at, Code.ACKED, Code.UNACK))
            stands = limit.on and at - limit.raised > self.known.standing
            limit.standing = self._turn(Kind.STANDING, limit, limit.standing, stands, at, happened)
            dark = limit.on and self._dark(self.points[limit.limit.point], at)
            limit.unverified = self._turn(
                Kind.UNVERIFIED, limit, limit.unverified, dark, at, happened
            )
        for position, times in sorted(self.heard.items()):
            lately = [one for one in times if at - one < self.known.flood_within]
            if self.flood[position] and len(lately) < self.known.flood_below:
                self.flood[position] = False
                happened.append((Kind.FLOOD, position, at, 1, 0))
        order = {key: n for n, key in enumerate(limit.limit.key for limit in ordered)}
        order |= {tag: n for n, tag in enumerate((*self.points, *self.cut_off))}
        happened.sort(key=lambda one: (one[0], order.get(one[1], -1)))
        self._announce(happened, at, also)

    def operation(self, asked: Operation, key: tuple[str, LimitKind]) -> None:
        own, action, happened = self.limits[key], asked.action, []
        before = own.alarm.state
        shelved = own.shelved_until is not None
        if action in {Action.ACKNOWLEDGE, Action.RESET}:
            event = AlarmEvent.ACKNOWLEDGE if action is Action.ACKNOWLEDGE else AlarmEvent.RESET
            own.alarm = own.alarm.told(own.rule, event)
            if own.alarm.state is not before:
                happened.append((Kind.ALARM, key, asked.at, Code[before], Code[own.alarm.state]))
        elif action is Action.SHELVE:
            lasts = asked.until - asked.at
            if own.limit.shelvable and 0 < lasts <= self.known.shelved_most:
                own.shelved_until = asked.until
                self._turn(Kind.SHELVED, own, shelved, 1, asked.at, happened)
        elif action is Action.UNSHELVE:
            own.shelved_until = None
            self._turn(Kind.SHELVED, own, shelved, 0, asked.at, happened)
        else:
            covers = action in {Action.SUPPRESS, Action.TAKE_OUT}
            if action in {Action.SUPPRESS, Action.UNSUPPRESS}:
                self._turn(Kind.SUPPRESSED, own, own.suppressed, covers, asked.at, happened)
                own.suppressed = covers
            else:
                self._turn(Kind.OUT_OF_SERVICE, own, own.out_of_service, covers, asked.at, happened)
                own.out_of_service = covers
        self._announce(happened, asked.at)

    # -- credibility

    def _fate(self, own, t, at):
        last_t = own.last[0] if own.last else None
        if t > at + self.known.future:
            return Fate.FUTURE
        if t < at - self.known.late:
            return Fate.OUTDATED
        if t == last_t:
            return Fate.DUPLICATE
        return Fate.LATE if last_t is not None and t < last_t else Fate.JUDGED

    def _quality(self, own, t, v, *, sent_good):
        if not sent_good or v is None:
            return Quality.BAD
        point = own.point
        if point.low is not None:
            beyond = (point.high - point.low) * self.known.beyond_range_percent / 100
            if v < point.low - beyond or v > point.high + beyond:
                return Quality.OUT_OF_RANGE
        if own.flat is None or abs(v - own.flat[1]) >= point.resolution:
            own.flat = (t, v)
        believed_for = point.flat_ms if own.flat[1] else point.flat_zero_ms
        if believed_for and t - own.flat[0] >= believed_for:
            return Quality.FROZEN
        return Quality.GOOD

    def _spike(self, own, t, v, happened):
        far = False
        if len(own.calm) >= 5 and own.point.low is not None:
            span = own.point.high - own.point.low
            far = abs(v - median(own.calm[-5:])) > self.known.spike_percent / 100 * span
        if far and own.jump < self.known.spike_most:
            own.jump += 1
            return
        if far:
            own.calm.clear()
        elif own.jump:
            happened.append((Kind.SPIKE, own.point.tag, t, 0, own.jump))
        own.jump = 0
        own.calm.append(v)

    def _end_silence(self, own, t, at, happened):
        if own.silence is Quality.GOOD:
            return
        fresh = at - t <= self._patience(own)
        own.back = own.back + 1 if fresh and own.silence is Quality.OFFLINE else 0
        if fresh and (own.silence is Quality.STALE or own.back >= self.known.back_after):
            happened.append((Kind.SILENCE, own.point.tag, t, own.silence, Quality.GOOD))
            own.silence, own.back = Quality.GOOD, 0

    def _fall_silent(self, tag, own, at, happened):
        if own.last is None:
            return
        age, before = at - own.last[0], own.silence
        if age > self._patience(own):
            own.silence, own.back = Quality.OFFLINE, 0
        elif age > self.known.stale_periods * own.point.period_ms and before is Quality.GOOD:
            own.silence = Quality.STALE
        if own.silence is not before:
            happened.append((Kind.SILENCE, tag, at, before, own.silence))

    def _cut_off(self, at, happened, also):
        """A firm that is silent is one event; its points are told of when it is back and they not."""
        fell = {subject for _, subject, _, _, after in happened if after is Quality.OFFLINE}
        also |= {(Kind.SILENCE, tag) for tag in fell if not self.points[tag].point.firm}
        for firm, before in self.cut_off.items():
            heard = [own for own in self.points.values() if own.point.firm == firm and own.last]
            silent = [own.point.tag for own in heard if own.silence is Quality.OFFLINE]
            share = self.known.firm_offline_percent
            after = bool(heard) and 100 * len(silent) >= share * len(heard)
            if after is not before:
                happened.append((Kind.FIRM_OFFLINE, firm, at, int(before), int(after)))
            if after:
                also.add((Kind.FIRM_OFFLINE, firm))
                continue
            bared = [tag for tag in silent if tag not in fell] if before else []
            off = Quality.OFFLINE
            happened += [(Kind.SILENCE, tag, at, off, off) for tag in bared]
            also |= {(Kind.SILENCE, tag) for tag in (*bared, *silent) if tag in {*bared, *fell}}
        for _, firm, *_, after in [one for one in happened if one[0] is Kind.FIRM_OFFLINE]:
            self.cut_off[firm] = bool(after)

    def _find_steady(self, at, happened):
        moved = {
            own.point.group
            for own in self.points.values()
            if own.shown is not None and own.minute_v is not None and own.shown != own.minute_v
        }
        for tag, own in self.points.items():
            same = own.point.steady_minutes and own.shown and own.shown == own.minute_v
            stirs = own.point.group and own.point.group in moved
            own.still = own.still + bool(stirs) if same else 0
            steady = bool(same and own.still >= own.point.steady_minutes)
            if steady is not own.steady:
                happened.append((Kind.STEADY, tag, at, int(own.steady), int(steady)))
            own.steady = steady
        for own in self.points.values():
            own.minute_v = own.last[1] if own.last else None

    def _find_clipped(self, at, happened):
        day = (at + 8 * 3_600_000) // 86_400_000
        for limit in self._ordered():
            sign = {LimitKind.L: -1, LimitKind.LL: -1, LimitKind.H: 1, LimitKind.HH: 1}
            side, v = sign.get(limit.limit.kind), self.points[limit.limit.point].shown
            if day != self.day:
                limit.near = 0
            if side and v is not None and not limit.on:
                reached = side * limit.limit.set_point
                limit.near += reached - limit.limit.dead_band <= side * v < reached
            clipped = limit.near >= self.known.clipped_minutes
            limit.clipped = self._turn(Kind.CLIPPED, limit, limit.clipped, clipped, at, happened)
        self.day = day

    def _find_copies(self, at, happened):
        partners = {limit.limit.partner for limit in self.limits.values()}
        partners |= {limit.limit.point for limit in self.limits.values() if limit.limit.partner}
        shown = {}
        for tag, own in self.points.items():
            latest = tuple(own.calm[-5:])
            believed = own.quality is Quality.GOOD and own.silence is Quality.GOOD
            if own.point.group and tag not in partners and believed and len(latest) == 5:
                shown[tag] = (own.point.group, latest)
        for tag, own in self.points.items():
            twins = [other for other, what in shown.items() if what == shown.get(tag)]
            same = len(twins) > 1 and len(set(shown[tag][1])) >= 3
            own.alike = own.alike + 1 if same else 0
            copied = own.alike >= self.known.copied_minutes
            if copied is not own.copied:
                happened.append((Kind.COPIED, tag, at, int(own.copied), int(copied)))
            own.copied = copied

    def _patience(self, own):
        return max(self.known.offline_periods * own.point.period_ms, self.known.offline_least)

    def _dark(self, own, at):
        good = own.last[0] if own.last and own.quality is Quality.GOOD else own.good_t
        return good is None or at - good > self._patience(own)

    # -- limits

    def _sampled(self, limit, own, t, v):
        value = self._signal(limit, own, t, v)
        before = limit.alarm.state
        limit.alarm = limit.alarm.sampled(limit.rule, Decimal(t), None if value is None else value)
        chatters = False
        if limit.on and before not in ABNORMAL:
            limit.raised = t
            limit.ons.append(t)
            latest = limit.ons[-self.known.chatter_count :]
            quick = len(latest) == self.known.chatter_count
            if quick and t - latest[0] <= self.known.chatter_within and not limit.chattering:
                chatters = limit.chattering = True
                longer = max(limit.rule.off_delay_s, Decimal(self.known.chatter_off_delay))
                limit.rule = replace(limit.rule, off_delay_s=longer)
        if not limit.on:
            limit.standing = False
        return before, chatters

    def _signal(self, limit, own, t, v):
        good, kind = own.quality is Quality.GOOD, limit.limit.kind
        if kind is LimitKind.BAD:
            return Decimal(-1) if good else Decimal(0)
        if not good:
            return None
        if kind is LimitKind.DI:
            return Decimal(0) if v == limit.limit.set_point else Decimal(-1)
        if kind is LimitKind.DEV:
            return self._deviation(self.points[limit.limit.partner], v)
        if kind in {LimitKind.ROC_UP, LimitKind.ROC_DOWN}:
            return self._rate(limit, t, v)
        return v

    def _deviation(self, partner, v):
        there = partner.last and partner.quality is Quality.GOOD
        if not there or partner.silence is Quality.OFFLINE:
            return None
        return abs(v - partner.last[1])

    def _rate(self, limit, t, v):
        """Per minute, since the earliest of eight kept readings within the window."""
        window = limit.limit.window_ms
        within = [one for one in limit.anchors if t - one[0] <= window] or limit.anchors[-1:]
        base = within[0] if within else None
        if not limit.anchors or t - limit.anchors[-1][0] >= window // 8:
            limit.anchors = [*limit.anchors, (t, v)][-8:]
        if base is None:
            return None
        rate = (v - base[1]) * 60_000 / (t - base[0])
        return round(rate if limit.limit.kind is LimitKind.ROC_UP else -rate, 9)

    # -- who is told

    def _turn(self, kind, limit, before, after, at, happened):
        if bool(before) is not bool(after):
            happened.append((kind, limit.limit.key, at, int(before), int(after)))
        return after

    def _announce(self, happened, at, also=frozenset()):
        """Tell of all that happened at one instant; what follows of it comes after it."""
        begun = set()
        for kind, subject, _, _, after in happened:
            comes = kind is Kind.ALARM and after == Code.UNACK
            bared = kind in {Kind.SHELVED, Kind.SUPPRESSED, Kind.OUT_OF_SERVICE} and not after
            if (comes or bared) and self._audible(self.limits[subject]):
                begun.add(subject)
        follows, done = [], set()
        for kind, subject, t, before, after in happened:
            loud = subject in begun and subject not in done and self._loud(kind, after)
            heard = loud or bool(after and (kind, subject) in also)
            self.told.append((kind, subject, t, int(before), int(after), heard))
            if loud:
                done.add(subject)
                self._hear(self.limits[subject], t, at, follows)
        ended = [
            subject
            for kind, subject, _, before, after in happened
            if kind is Kind.ALARM
            and before in {Code.UNACK, Code.ACKED}
            and after not in {Code.UNACK, Code.ACKED}
        ]
        for cause in ended:
            for effect in self._ordered():
                key = effect.limit.key
                if effect.limit.cause == cause and key not in done and self._audible(effect):
                    done.add(key)
                    t = next(t for _, subject, t, _, _ in happened if subject == cause)
                    follows.append((Kind.REVEALED, key, t, 0, 1, True))
                    self._hear(effect, t, at, follows)
        self.told += follows

    def _ordered(self):
        return [limit for _, own in self.points.items() for limit in own.limits]

    def _loud(self, kind, after):
        return (
            after == Code.UNACK
            if kind is Kind.ALARM
            else kind
            in {
                Kind.SHELVED,
                Kind.SUPPRESSED,
                Kind.OUT_OF_SERVICE,
            }
        )

    def _audible(self, limit):
        covered = limit.shelved_until is not None or limit.suppressed or limit.out_of_service
        cause = self.limits[limit.limit.cause] if limit.limit.cause else None
        waits = limit.alarm.state is AlarmState.UNACK
        return waits and not covered and not (cause and cause.on)

    def _hear(self, limit, t, at, follows):
        limit.announced = at
        position = limit.limit.position
        self.heard[position].append(at)
        latest = self.heard[position][-self.known.flood_from :]
        many = len(latest) == self.known.flood_from
        if many and at - latest[0] < self.known.flood_within and not self.flood[position]:
            self.flood[position] = True
            follows.append((Kind.FLOOD, position, t, 0, 1, False))


def played(plain: Plain, entries) -> None:
    """Let the plain engine take entries: readings as tuples, operations with their key, ticks."""
    for entry in entries:
        if isinstance(entry, Tick):
            plain.tick(entry.at)
        elif isinstance(entry[0], Operation):
            plain.operation(*entry)
        else:
            tag, t, v, good, at = entry
            plain.reading(tag, t, v, sent_good=good, at=at)

"""Maps in languages that are written from right to left: a whole one in Arabic and a smaller one in Hebrew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.kinds.registry import lane_kind, record_type
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import (
    JourneyMap,
    Lane,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    Trait,
    Transition,
)
from cjm_desktop.theme import hues_for

if TYPE_CHECKING:
    from collections.abc import Iterable

Words = Mapping[str, object]
"""The fields of a card."""


class Column(NamedTuple):
    """A step: its name, its cards by lane, how it feels, and what is said of it."""

    title: str
    cards: Mapping[str, Sequence[Words]]
    value: float = 0.0
    quote: str = ""


class Part(NamedTuple):
    """A stage: its name, duration, icon and steps."""

    title: str
    duration: str
    icon: str
    steps: Sequence[Column]


def words(title: str, **fields: object) -> Words:
    """A card's fields."""
    return {"title": title, **fields}


NOTICES = Column(
    "يلاحظ الحاجة",
    {
        "goals": [words("معرفة ما إذا كان الوقت مناسبًا")],
        "actions": [words("يرى إعلانًا على الإنترنت"), words("يسمع عن المنتج من صديق")],
        "touchpoints": [
            words("إعلان في التلفاز", channel="traditional_media", evidence="assumption"),
            words("شبكات التواصل", channel="social_network", evidence="researched"),
        ],
        "thoughts": [words("إلى متى سيصمد القديم؟")],
        "opportunities": [words("صفحة صادقة: إصلاح أم استبدال؟", impact=4, effort=3)],
        "backstage": [words("تخطيط الإعلانات", owner="التسويق")],
    },
    0.0,
    "ربما حان الوقت لشيء جديد",
)
SEARCHES = Column(
    "يبحث عن الخيارات",
    {
        "goals": [words("اختيار ما يناسب العمل دون ندم", until="step-2-2")],
        "actions": [words("يدرس المنافسين ويقارن الميزات")],
        "touchpoints": [words("موقع الشركة", channel="website", evidence="researched")],
        "thoughts": [words("هل تكفي 16 GB لملفاتي؟")],
        "backstage": [words("تحديث الأسعار كل ليلة", owner="الكتالوج")],
    },
    1.0,
    "هناك خيارات كثيرة",
)
READS = Column(
    "يقرأ الآراء",
    {
        "actions": [words("يقرأ 25 تقييمًا على موقع LaptopReview")],
        "touchpoints": [words("تقييمات العملاء", channel="review_site", evidence="partly")],
        "thoughts": [words("الآراء السيئة تخبرني أكثر")],
        "pain_points": [words("لا يمكن الوثوق بكل التقييمات", severity="medium", evidence="partly")],
        "opportunities": [words("تمييز آراء المصممين الموثوقين", impact=3, effort=2)],
    },
    -0.6,
    "من أصدّق؟",
)
PAYS = Column(
    "يدفع",
    {
        "goals": [words("دفع سعر عادل بسرعة وأمان")],
        "actions": [words("يضيف المنتج إلى السلة ثم يدفع بالبطاقة")],
        "touchpoints": [
            words("تطبيق الهاتف", channel="mobile_app", evidence="researched", milestone=True),
            words("للبحث عن قسيمة", kind="exit"),
        ],
        "pain_points": [
            words("حقل القسيمة الفارغ يدفع الناس إلى المغادرة", severity="high", evidence="researched")
        ],
        "opportunities": [words("تطبيق أفضل قسيمة تلقائيًا", impact=5, effort=1)],
        "backstage": [words("محرك العروض", owner="التسعير")],
    },
    1.4,
    "كان ذلك سهلًا",
)
RECEIVES = Column(
    "يستلم ويشغّل",
    {
        "goals": [words("العودة إلى العمل خلال يوم واحد", until="step-4-2")],
        "actions": [words("يستلم الطرد ويقرأ دليل الاستخدام")],
        "touchpoints": [words("روبوت المحادثة", channel="chatbot", moment_of_truth="smot")],
        "thoughts": [words("أرجو أن ينجح نقل الملفات")],
        "backstage": [words("تجهيز وتغليف وتسليم", owner="الخدمات اللوجستية")],
    },
    -1.0,
    "التعليمات مربكة",
)
ASKS = Column(
    "يطلب المساعدة",
    {
        "actions": [words("يتصل بالدعم ويشرح المشكلة مرتين")],
        "touchpoints": [words("خدمة العملاء", channel="phone", evidence="researched")],
        "pain_points": [words("انتظار طويل قبل الرد", severity="high", evidence="assumption")],
    },
    -2.0,
    "انتظرت 12 دقيقة!",
)
RECOMMENDS = Column(
    "يوصي به",
    {
        "goals": [words("مساعدة الآخرين على الاختيار")],
        "actions": [words("يشتري مرة أخرى ويشارك تجربته")],
        "touchpoints": [words("رسالة بريد شخصية", channel="email", evidence="partly")],
        "thoughts": [words("كنت أتمنى هذه النصيحة")],
        "backstage": [words("متابعة الإحالات (CRM)", owner="CRM")],
    },
    2.0,
    "أنصح به الجميع",
)
ARABIC = (
    Part("الوعي", "أسبوع إلى أسبوعين", "bulb", [NOTICES]),
    Part("المقارنة", "خمسة أيام", "scale", [SEARCHES, READS]),
    Part("الشراء", "40 دقيقة", "shopping-cart", [PAYS]),
    Part("الخدمة", "أول 90 يومًا", "lifebuoy", [RECEIVES, ASKS]),
    Part("الولاء", "مستمر", "heart-handshake", [RECOMMENDS]),
)
HEBREW = (
    Part(
        "מודעות",
        "שבוע",
        "bulb",
        [
            Column(
                "שם לב",
                {"actions": [words("רואה פרסומת")], "touchpoints": [words("רשת", channel="social_network")]},
            )
        ],
    ),
    Part(
        "רכישה",
        "יומיים",
        "shopping-cart",
        [
            Column(
                "משווה",
                {
                    "actions": [words("משווה 3 דגמים של ABC")],
                    "touchpoints": [words("אתר החנות", channel="website")],
                    "pain_points": [words("מפרטים לא ברורים", severity="high")],
                },
                -1.0,
                "קשה לבחור",
            ),
            Column(
                "משלם",
                {
                    "actions": [words("משלם בכרטיס אשראי")],
                    "touchpoints": [words("יישומון", channel="mobile_app", evidence="researched")],
                },
                2.0,
                "סוף סוף (תודה)",
            ),
        ],
    ),
)


def arabic() -> JourneyGraph:
    """Five stages of one or two steps with a persona, metrics, a path that joins, one that leads back, an exit."""
    journey = JourneyMap(
        id="map",
        language="ar",
        title="من أول إعلان إلى التوصية",
        scenario="يسمع شخص عن منتج لأول مرة، ويقارنه بغيره، ويشتريه، ويتعلم استخدامه، ثم يقرر هل يوصي به أصدقاءه.",
        owner="فريق تجربة العملاء",
        version="3",
    )
    persona = Persona(
        id="persona",
        order="i",
        title="ليلى",
        age=34,
        role="مصممة مستقلة، تشتري كل خمس سنوات",
        quote="لا أريد الأفضل، أريد ما لن أندم عليه.",
        goals=("معرفة ما يميز المنتج", "الشراء دون خطوات زائدة"),
        frustrations=("إعلانات تعد بالكثير", "الانتظار الطويل"),
        traits=(Trait(title="الثقة بالتقنية", value=4), Trait(title="الاهتمام بالسعر", value=3)),
        hue="iris",
    )
    metrics = [
        _metric("metric-1", "step-1-1", "الزيارات الشهرية", 48.2, "ألف", graph="line"),
        _metric("metric-2", "step-3-1", "ترك السلة", 18, "%", graph="bar", target=12),
        _metric("metric-3", "step-4-2", "أول رد", 12, "دقيقة", graph="columns", target=3),
    ]
    ways = [
        ("1-1-1", "2-1-1", {}),
        ("1-1-2", "2-1-1", {}),
        ("2-1-1", "2-2-1", {}),
        ("2-2-1", "3-1-1", {}),
        ("3-1-1", "4-1-1", {}),
        ("4-1-1", "4-2-1", {}),
        ("4-2-1", "5-1-1", {}),
        ("2-2-1", "2-1-1", {"role": "loop", "label": "عودة", "probability": 0.7}),
        ("3-1-1", "3-1-2", {"role": "exit", "probability": 0.18}),
    ]
    rows = (
        "goals",
        "actions",
        "touchpoints",
        "emotions",
        "thoughts",
        "pain_points",
        "opportunities",
        "metrics",
    )
    lanes = [*_lanes((*rows, "backstage"))]
    lanes[-1] = lanes[-1].replace(divider="visibility", note="من ينجز ذلك")
    return _graph(journey, ARABIC, lanes, [persona, *metrics], ways)


def hebrew() -> JourneyGraph:
    """Two stages and three steps, with words and numbers of both directions."""
    journey = JourneyMap(id="map", language="he", title="קניית מחשב נייד", scenario="לקוחה מחליפה מחשב ישן.")
    lanes = _lanes(("actions", "touchpoints", "emotions", "pain_points", "free_text"))
    return _graph(journey, HEBREW, lanes, [], [("1-1-1", "2-1-1", {}), ("2-1-1", "2-2-1", {})])


def _metric(identifier: str, step: str, title: str, value: float, unit: str, **fields: object) -> Metric:
    history = [{"value": value * share} for share in (1.4, 1.2, 1.3, 1.1, 1.0)]
    own = {"id": identifier, "order": "i", "subject": step, "title": title, "value": value, "unit": unit}
    return Metric.model_validate({**own, "direction": "down", "history": history, **fields})


def _lanes(kinds: Sequence[str]) -> list[Lane]:
    """Lanes that are called by their kinds."""
    return [
        Lane(id=kind, kind=kind, order=order) for kind, order in zip(kinds, keys(len(kinds)), strict=True)
    ]


def _graph(
    journey: JourneyMap,
    parts: Sequence[Part],
    lanes: Sequence[Lane],
    extra: Iterable[Record],
    ways: Iterable[tuple[str, str, Words]],
) -> JourneyGraph:
    """Stages are ``stage-2``, steps ``step-2-1``, cards ``touchpoints-2-1-1`` and so on, markers ``emotion-2-1``."""
    records: list[Record] = [*extra, *lanes]
    for number, (part, hue, order) in enumerate(
        zip(parts, hues_for(len(parts)), keys(len(parts)), strict=True), 1
    ):
        own = {"title": part.title, "duration": part.duration, "icon": part.icon, "hue": hue, "order": order}
        records.append(Stage.model_validate({"id": f"stage-{number}", **own}))
        for place, (column, key) in enumerate(zip(part.steps, keys(len(part.steps)), strict=True), 1):
            step = Step(id=f"step-{number}-{place}", stage=f"stage-{number}", order=key, title=column.title)
            records.extend((step, *_elements(column, step.id, f"{number}-{place}")))
    for number, (source, target, fields) in enumerate(ways, 1):
        ends = {"source": f"touchpoints-{source}", "target": f"touchpoints-{target}"}
        records.append(Transition.model_validate({"id": f"path-{number}", **ends, **fields}))
    return JourneyGraph(journey, records)


def _elements(column: Column, step: str, place: str) -> Iterable[Record]:
    for lane, cards in column.cards.items():
        for number, (own, order) in enumerate(zip(cards, keys(len(cards)), strict=True), 1):
            kind = str(own.get("kind", lane_kind(lane).takes[0]))
            fields = {"id": f"{lane}-{place}-{number}", "lane": lane, "step": step, "order": order}
            yield record_type(kind).model_validate({**fields, **own, "kind": kind})
    marker = {
        "id": f"emotion-{place}",
        "kind": "emotion",
        "lane": "emotions",
        "step": step,
        "value": column.value,
    }
    yield record_type("emotion").model_validate({**marker, "quote": column.quote})

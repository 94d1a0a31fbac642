"""Which scripts the bundled faces promise to set; ``docs/SCRIPTS.md`` says the same to people."""

from __future__ import annotations

from typing import NamedTuple

from cjm_desktop.i18n import mark
from cjm_desktop.text.breaking import cluster_ends
from cjm_desktop.text.fonts import faces_for
from cjm_desktop.text.shaping import face_of


class Script(NamedTuple):
    """A script that maps can be written in.

    Attributes:
        name: What it is called, in English; translated where it is shown.
        family: The family that sets it, as its files' names begin.
        language: A language that is written in it.
        sample: Words in it, with what is hard about it.
    """

    name: str
    family: str
    language: str
    sample: str


SCRIPTS = (
    Script(mark("Latin"), "Inter", "ro", "Călătoria clientului așază Ąčęėįšųūž Ñandú Straße Þórr Tiếng Việt"),
    Script(mark("Cyrillic"), "Inter", "ru", "Съешь ещё этих мягких булок, ґанок, ђак, №5, 300 ₽"),
    Script(mark("Greek"), "Inter", "el", "Το ταξίδι του πελάτη, Ἀθῆναι"),
    Script(mark("Arabic"), "NotoSansArabic", "ar", "رحلة العميل مَرْحَبًا پژواک گفت‌وگو ۱۲۳ ٤٥٦"),
    Script(mark("Hebrew"), "NotoSansHebrew", "he", "מסע הלקוח שָׁלוֹם ₪"),
    Script(
        mark("Devanagari"), "NotoSansDevanagari", "hi", "ग्राहक यात्रा मानचित्र क्षेत्र श्री निर्णय मित्रों संपर्क १२३।"
    ),
    Script(mark("Thai"), "NotoSansThai", "th", "การเดินทางของลูกค้า ญี่ปุ่น ผู้ใหญ่ น้ำ กิ๊ก ๑๒๓ ฿"),
    Script(mark("Georgian"), "NotoSansGeorgian", "ka", "მომხმარებლის მოგზაურობა ᲛᲝᲒᲖᲐᲣᲠᲝᲑᲐ ₾"),
    Script(mark("Armenian"), "NotoSansArmenian", "hy", "Հաճախորդի ճանապարհը և գինը ֏"),
    Script(mark("Japanese"), "NotoSansJP", "ja", "お客様の旅、「レビュー」を読む。髙﨑ガラス㈱・々〆ヶー〜"),
    Script(
        mark("Simplified Chinese"), "NotoSansSC", "zh-Hans", "客户旅程地图:看到广告,“比较”价格。￥《产品》"
    ),
    Script(mark("Traditional Chinese"), "NotoSansSC", "zh-Hant", "顧客旅程地圖:看到廣告,「比較」價格。產品"),
    Script(mark("Korean"), "NotoSansKR", "ko", "고객 여정 지도 뷁 똠방각하 漢字 ㅋㅋ"),
    Script(mark("Symbols"), "NotoSansSymbols", "en", "♻⚖⚙⓵⑩⚕❶❷"),
    Script(mark("Dingbats and arrows"), "NotoSansSymbols2", "en", "☎✂☐☒⏱➔⬈"),
    Script(mark("Mathematics"), "NotoSansMath", "en", "∀∃∈⊂∪∩∮∇ℵℝ𝒜𝗕⊢⟨⟩⟳⤴"),
    Script(mark("Emoji"), "NotoEmoji", "en", "😀👍🏽👩🏽‍💻👨‍👩‍👧‍👦🇱🇹🇯🇵1️⃣#️⃣❤️⚠️✅🏴‍☠️🏳️‍🌈⌚"),
)


def missing(text: str, language: str = "") -> tuple[str, ...]:
    """The grapheme clusters of a text that no face has, bundled or added, each once and in order."""
    faces = faces_for(400, language=language)
    base = faces[0].coverage
    found: dict[str, None] = {}
    start = 0
    for end in cluster_ends(text):
        cluster = text[start:end]
        start = end
        if not base.issuperset(cluster) and not cluster.isspace() and face_of(cluster, faces) is None:
            found[cluster] = None
    return tuple(found)


def families() -> tuple[str, ...]:
    """The families that are bundled, by the names that their files begin with, in the order of ``SCRIPTS``."""
    return tuple(dict.fromkeys(script.family for script in SCRIPTS))

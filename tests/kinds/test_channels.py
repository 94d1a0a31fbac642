"""Every channel that the field speaks of is there, with an icon of its own that says what it is."""

from __future__ import annotations

import pytest

from cjm_desktop.display.icons import has_icon
from cjm_desktop.kinds.channels import CHANNELS
from cjm_desktop.kinds.touchpoints import TouchpointCard
from cjm_desktop.model.records import Stage
from cjm_desktop.theme import THEMES, ThemeName, load_theme

ONLINE = """search website mobile_app email social_network advertising marketplace chat chatbot push_notification sms
video review_site blog webinar"""
OFFLINE = "store phone post event print outdoor traditional_media word_of_mouth delivery person"
ICONS = {
    "search": "search",
    "web_shop": "world-www",
    "comparison_site": "columns-3",
    "blog": "article",
    "advertising": "ad-2",
    "social_network": "social",
    "video": "video",
    "review_site": "message-star",
    "email": "mail",
    "sms": "device-mobile-message",
    "push_notification": "bell",
    "mobile_app": "device-mobile",
    "chat": "messages",
    "chatbot": "message-chatbot",
    "phone": "phone",
    "call_centre": "headset",
    "store": "building-store",
    "checkout": "credit-card",
    "coupon": "discount",
    "delivery": "truck-delivery",
    "packaging": "package",
    "post": "mailbox",
    "event": "calendar-event",
    "word_of_mouth": "share",
    "website": "world",
    "marketplace": "shopping-bag",
    "webinar": "broadcast",
    "print": "news",
    "outdoor": "sign-right",
    "traditional_media": "device-tv",
    "person": "user",
    "custom": "note",
}
"""Of the look."""


@pytest.mark.parametrize("channel", [*ONLINE.split(), *OFFLINE.split(), "custom"])
def test_every_channel_of_the_field_is_there(channel: str) -> None:
    assert channel in CHANNELS


def test_every_channel_has_the_icon_of_the_look_and_shares_it_with_none() -> None:
    shown = {identifier: channel.icon for identifier, channel in CHANNELS.items()}
    assert shown == ICONS
    assert len(set(shown.values())) == len(shown)
    assert [icon for icon in shown.values() if not has_icon(icon)] == []


def test_no_two_channels_are_called_the_same() -> None:
    assert len({channel.label for channel in CHANNELS.values()}) == len(CHANNELS)


@pytest.mark.parametrize("identifier", CHANNELS)
def test_a_touchpoint_shows_the_icon_of_its_channel(identifier: str) -> None:
    card = TouchpointCard(
        id="cccccccc",
        kind="touchpoint",
        title="x",
        lane="llllllll",
        step="ssssssss",
        order="a",
        channel=identifier,
    )
    assert card.icon_name() == CHANNELS[identifier].icon


def test_an_unknown_channel_shows_the_icon_of_any_other() -> None:
    card = TouchpointCard(
        id="cccccccc",
        kind="touchpoint",
        title="x",
        lane="llllllll",
        step="ssssssss",
        order="a",
        channel="pigeon",
    )
    assert card.icon_name() == CHANNELS["custom"].icon


def test_a_new_stage_has_a_bundled_icon() -> None:
    assert has_icon(Stage.model_fields["icon"].default)


@pytest.mark.parametrize("name", THEMES)
def test_every_lane_of_a_theme_has_a_bundled_icon(name: ThemeName) -> None:
    lanes = load_theme(name).lanes
    assert {token: look.icon for token, look in lanes.items() if not has_icon(look.icon)} == {}

"""The channels of a touchpoint: identifier, message and icon of each."""

from __future__ import annotations

from typing import NamedTuple

from cjm_desktop.i18n import mark


class Channel(NamedTuple):
    """A way in which customer and company meet."""

    label: str
    icon: str


CHANNELS: dict[str, Channel] = {
    "search": Channel(mark("Search engine"), "search"),
    "comparison_site": Channel(mark("Comparison site"), "columns-3"),
    "website": Channel(mark("Website"), "world"),
    "web_shop": Channel(mark("Web shop"), "world-www"),
    "checkout": Channel(mark("Checkout"), "credit-card"),
    "coupon": Channel(mark("Coupon"), "discount"),
    "mobile_app": Channel(mark("Mobile app"), "device-mobile"),
    "email": Channel(mark("E-mail"), "mail"),
    "social_network": Channel(mark("Social network"), "social"),
    "advertising": Channel(mark("Online advertising"), "ad-2"),
    "marketplace": Channel(mark("Marketplace"), "shopping-bag"),
    "chat": Channel(mark("Live chat"), "messages"),
    "chatbot": Channel(mark("Chatbot"), "message-chatbot"),
    "push_notification": Channel(mark("Push notification"), "bell"),
    "sms": Channel(mark("Text message"), "device-mobile-message"),
    "video": Channel(mark("Video"), "video"),
    "review_site": Channel(mark("Review site"), "message-star"),
    "blog": Channel(mark("Blog"), "article"),
    "webinar": Channel(mark("Webinar"), "broadcast"),
    "store": Channel(mark("Store"), "building-store"),
    "phone": Channel(mark("Phone"), "phone"),
    "call_centre": Channel(mark("Call centre"), "headset"),
    "post": Channel(mark("Post"), "mailbox"),
    "event": Channel(mark("Event"), "calendar-event"),
    "print": Channel(mark("Print"), "news"),
    "outdoor": Channel(mark("Outdoor advertising"), "sign-right"),
    "traditional_media": Channel(mark("TV and radio"), "device-tv"),
    "word_of_mouth": Channel(mark("Word of mouth"), "share"),
    "delivery": Channel(mark("Delivery"), "truck-delivery"),
    "packaging": Channel(mark("Packaging"), "package"),
    "person": Channel(mark("In person"), "user"),
    "custom": Channel(mark("Other channel"), "note"),
}

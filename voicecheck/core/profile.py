"""Who the company is, as the profile file states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from voicecheck.core.message import Message


class Product(NamedTuple):
    """A product or brand name with its one right spelling, and wrong ones that are known."""

    name: str
    wrong: tuple[str, ...] = ()


class Channel(NamedTuple):
    """A place where the company posts.

    Attributes:
        network: Whose counting rules hold, such as `x` or `weibo`; the channel's own name if empty.
        advertising: Posts here count as advertisements whatever they say.
        personal: It is an account of a person, not of the company.
    """

    name: str
    network: str = ""
    description: str = ""
    advertising: bool = False
    personal: bool = False


class Topic(NamedTuple):
    """Who may speak of something, and where; an empty list sets no bound.

    Attributes:
        people: Names, as in `people.yaml`, who may besides those in the roles.
    """

    roles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


class Person(NamedTuple):
    """Somebody who writes for the company.

    Attributes:
        accounts: Names of accounts and addresses by which a draft may name its author.
        emails: Mail addresses, as those with which they commit to git.
        public: The company itself shows this person, as it does a spokesperson: no draft exposes them.
    """

    name: str
    role: str = ""
    accounts: tuple[str, ...] = ()
    public: bool = False
    emails: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All by which a draft may name its author, in small letters and without `@`."""
        return tuple(each.strip().lstrip("@").casefold() for each in (self.name, *self.accounts, *self.emails))


@dataclass(frozen=True)
class Profile:
    """A brand.

    Attributes:
        allow: Terms that no rule may report.
        posts: The brand's own posts, as absolute paths or globs.
        topics: What not everybody may speak of.
        voice: What the profile states of the voice, by habit: a word such as `never`, or the most in 1,000 words.
        people: Those who are known to write for the company, from `people.yaml`; empty if there is none.
        messages: The facts that the company has settled, from `messages.yaml` beside the profile and those it extends.
        disclosure: How staff say that they work here, by language; `paid-en` and the like: how paid partners say it.
        voice_folders: Where learned voices may lie, the profile's own folder first, then those of its parents.
    """

    name: str = ""
    title: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    products: tuple[Product, ...] = ()
    languages: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    channels: Mapping[str, Channel] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    allow: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    voice: Mapping[str, str | float] = field(default_factory=dict)
    voice_folders: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    disclosure: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    path: str = ""

    @cached_property
    def company_names(self) -> tuple[str, ...]:
        """The company's title and aliases."""
        return tuple(filter(None, (self.title, *self.aliases)))

    @cached_property
    def brand_names(self) -> tuple[str, ...]:
        """The names of the company and of its products."""
        return (*self.company_names, *(product.name for product in self.products))

    @cached_property
    def short_names(self) -> tuple[str, ...]:
        """Products as they are called without the company's name: Lamp for Acme Lamp."""
        company = {name.strip("@#＠＃ ") for name in self.company_names}
        products = [product.name for product in self.products]
        rests = {name.removeprefix(each).strip() for name in products for each in company}
        return tuple(sorted(rest for rest in rests.difference(products) if len(rest) > 1))

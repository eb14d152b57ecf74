"""It lets editors decide on uncertain mentions by keys, by buttons and without scripts."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import sign_in, watch
from tests.browser.site import Site
from tests.browser.test_accessibility import problems

# Doubts about one country in each of eight articles, which no verdict in the others takes away.
DOUBT = """
import json
from articles.models import Mention
doubtful = Mention.objects.filter(confidence__gte=0.2, confidence__lt=0.8)
seen, made = set(doubtful.values_list("article_id", flat=True)), []
rows = Mention.objects.filter(found_by="name", confidence__gte=0.9, entity__kind="country")
for mention in rows.exclude(spans=[]).order_by("pk"):
    if mention.article_id not in seen and len(made) < 8:
        seen.add(mention.article_id)
        made.append(mention.pk)
doubtful.update(confidence=0.9)
for place, key in enumerate(made):
    Mention.objects.filter(pk=key).update(confidence=0.5 + place / 1000)
print(json.dumps(made))
"""
CALM = """
from articles.models import Article, Decision, ReviewClaim
from articles.tagging import tag_articles
Decision.objects.all().delete()
ReviewClaim.objects.all().delete()
tag_articles(list(Article.objects.order_by("pk")))
"""
OTHER = """
from django.contrib.auth.models import Group, User
user, _ = User.objects.get_or_create(username="second")
user.set_password("second-password")
user.save()
user.groups.add(Group.objects.get(name="Editor"))
"""


@pytest.fixture
def doubts(site: Site) -> Iterator[list[int]]:
    """Eight uncertain mentions; afterwards everything is as it was."""
    yield json.loads(site.instance.python(DOUBT).strip().splitlines()[-1])
    site.instance.python(CALM)


@pytest.fixture
def second(browser: Browser, site: Site, complaints: list[str]) -> Iterator[Page]:
    """Another editor at a computer of their own."""
    site.instance.python(OTHER)
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    watch(page, site, complaints)
    page.goto("/sign-in/")
    page.get_by_label("Name").fill("second")
    page.get_by_label("Password").fill("second-password")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=re.compile("Sign out second")).wait_for()
    yield page
    context.close()


def title(page: Page) -> str:
    return page.locator(".article-line a").inner_text()


def settled(page: Page) -> None:
    """Nobody presses keys within the few milliseconds in which new content is made ready."""
    expect(page.locator("#review")).to_have_count(1)
    expect(page.locator("#review.htmx-added")).to_have_count(0)


def press(page: Page, key: str, then: str) -> None:
    """Press a key and wait until the page says so many are left."""
    settled(page)
    page.keyboard.press(key)
    expect(page.locator(".left")).to_have_text(then)


def test_is_driven_by_keys(page: Page, site: Site, doubts: list[int]) -> None:
    sign_in(page, site, "editor")
    page.goto("/review/")
    first = title(page)
    expect(page.locator(".in-focus mark").first).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".article-line a")).not_to_have_text(first)
    second_title = title(page)
    settled(page)
    page.keyboard.press("k")
    expect(page.locator(".article-line a")).to_have_text(first)
    press(page, "a", "7 left")
    expect(page.locator("#announcement")).to_contain_text("Accepted")
    expect(page.locator("#announcement")).to_contain_text("7 left")
    expect(page.locator(".article-line a")).to_have_text(second_title)
    expect(page.locator("#nav-left")).to_have_text("7")
    press(page, "r", "6 left")
    press(page, "u", "7 left")
    expect(page.locator(".article-line a")).to_have_text(second_title)
    settled(page)
    page.keyboard.press("s")
    expect(page.locator(".verdicts")).to_contain_text("1 skipped")
    press(page, "u", "8 left")
    expect(page.locator(".article-line a")).to_have_text(first)
    page.reload()
    expect(page.locator(".left")).to_have_text("8 left")


def test_shows_its_keys_in_a_dialog_and_can_turn_them_off(
    page: Page, site: Site, doubts: list[int]
) -> None:
    sign_in(page, site, "editor")
    page.goto("/review/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("undo the last verdict")
    page.keyboard.press("a")
    page.get_by_label("Listen to these keys").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("a")
    page.reload()
    expect(page.locator(".left")).to_have_text("8 left")
    page.keyboard.press("?")
    page.get_by_label("Listen to these keys").check()
    page.keyboard.press("Escape")
    box = page.get_by_label("It means somebody or something else")
    box.press_sequentially("ara")
    expect(box).to_have_value("ara")
    expect(page.locator(".left")).to_have_text("8 left")
    page.get_by_role("heading", name="Review").click()
    press(page, "a", "7 left")


def test_changes_whom_it_means_and_says_what_is_not_clear(
    page: Page, site: Site, doubts: list[int]
) -> None:
    sign_in(page, site, "editor")
    page.goto("/review/")
    box = page.get_by_label("It means somebody or something else")
    box.fill("Atlantis")
    box.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Atlantis")
    expect(page).to_have_url(f"{site.address}/review/")
    settled(page)
    box.fill("United Nations")
    box.press("Enter")
    expect(page.locator(".verdicts")).to_contain_text("to United Nations")
    expect(page.locator(".left")).to_have_text("7 left")


def test_gives_two_editors_never_the_same(
    page: Page, second: Page, site: Site, doubts: list[int]
) -> None:
    sign_in(page, site, "editor")
    page.goto("/review/")
    mine = title(page)
    second.goto("/review/")
    expect(second.get_by_role("heading", name="All of it is in good hands")).to_be_visible()
    settled(page)
    page.keyboard.press("s")
    expect(page.locator(".verdicts")).to_contain_text("1 skipped")
    second.goto("/review/")
    expect(second.locator(".article-line a")).to_have_text(mine)
    # Leaving the page gives the others back.
    page.goto("/search/")
    expect(second.locator(".left")).to_have_text("8 left")

    def has_next() -> bool:
        second.reload()
        return second.get_by_role("link", name="Next", exact=True).count() == 1

    for _ in range(20):
        if has_next():
            break
    assert has_next()
    page.goto("/review/")
    expect(page.get_by_role("heading", name="Nothing more for you just now")).to_be_visible()


def test_works_without_scripts(browser: Browser, site: Site, doubts: list[int]) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site, "editor")
    page.goto("/review/")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    first = title(page)
    page.get_by_role("button", name="Accept").click()
    expect(page.locator(".messages")).to_contain_text("Accepted")
    expect(page.locator(".left")).to_have_text("7 left")
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(page.locator(".article-line a")).to_have_text(first)
    page.get_by_label("Order").select_option("date")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("order=date"))
    page.get_by_role("link", name="Next", exact=True).click()
    page.get_by_role("button", name="Reject").click()
    expect(page.locator(".left")).to_have_text("7 left")
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_gives_the_accessibility_checker_nothing_to_find(
    browser: Browser, site: Site, doubts: list[int], width: int, scheme: str
) -> None:
    context: BrowserContext = browser.new_context(
        base_url=site.address, color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
    )  # fmt: skip
    page = context.new_page()
    sign_in(page, site, "editor")
    page.goto("/review/")
    press(page, "a", "7 left")
    found = {"item": problems(page)}
    page.keyboard.press("?")
    found["keys"] = problems(page)
    page.goto("/review/?from=1066&to=1067")
    found["empty"] = problems(page)
    width_of_page = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert {where: list_ for where, list_ in found.items() if list_} == {}
    assert width_of_page <= width

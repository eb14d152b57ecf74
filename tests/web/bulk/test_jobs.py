"""It shows how far a job is, lets those who may stop it and undo it, and nobody else."""

import html

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.curating.jobs import run_batch
from articles.models import Article, ArticleTag, BulkJob
from tests.web.bulk.pages import apply, look
from tests.world import make_user

pytestmark = pytest.mark.django_db


def test_goes_to_a_job_where_it_is_much(
    desk: Client, articles: list[Article], small_batches: None
) -> None:
    page = look(desk, verb="tag", name="Energy", which="all", search="q=oil")
    assert "by a job that you can watch" in page
    page = apply(desk, page)
    assert "Waiting to be started." in page
    assert 'hx-trigger="every 2s"' in page
    assert "0 of 26 articles looked at" in page
    job = BulkJob.objects.get()
    run_batch()
    page = desk.get(f"/jobs/{job.pk}/").content.decode()
    assert "2 of 26 articles looked at, 2 articles changed" in page
    assert 'value="undo"' not in page
    desk.post(f"/jobs/{job.pk}/", {"verb": "stop"})
    assert not run_batch()
    page = desk.get(f"/jobs/{job.pk}/").content.decode()
    assert "Stopped." in page
    assert "every 2s" not in page
    response = desk.post(f"/jobs/{job.pk}/", {"verb": "undo"}, follow=True)
    assert "Undid: put “Energy”" in html.unescape(response.content.decode())
    while run_batch():
        pass
    assert not ArticleTag.objects.exists()
    assert "Done." in desk.get(response.redirect_chain[-1][0]).content.decode()
    listed = html.unescape(desk.get("/jobs/").content.decode())
    assert listed.count("Energy") == 2


def test_polls_a_part_and_says_once_that_it_is_done(
    desk: Client, articles: list[Article], small_batches: None
) -> None:
    apply(desk, look(desk, verb="tag", name="Energy", article=[a.pk for a in articles[:3]]))
    job = BulkJob.objects.get()
    headers = {"HX-Request": "true", "HX-Target": "job"}
    part = desk.get(f"/jobs/{job.pk}/", headers=headers).content.decode()
    assert "<html" not in part
    assert "aria-live" not in part
    while run_batch():
        pass
    part = desk.get(f"/jobs/{job.pk}/", headers=headers).content.decode()
    assert 'hx-swap-oob="innerHTML">Done.' in part


def test_lets_nobody_touch_anothers_job(
    desk: Client, articles: list[Article], small_batches: None, curator: User, reader: User
) -> None:
    apply(desk, look(desk, verb="tag", name="Energy", article=[a.pk for a in articles[:3]]))
    job = BulkJob.objects.get()
    other, address = Client(), f"/jobs/{job.pk}/"
    other.force_login(make_user("otto", group="Editor"))
    assert 'value="stop"' not in other.get(address).content.decode()
    for verb in ("stop", "undo"):
        assert other.post(address, {"verb": verb}).status_code == 403
    other.force_login(reader)
    assert other.get(address).status_code == 403
    assert other.get("/jobs/").status_code == 403
    assert Client().get(address)["Location"].startswith("/sign-in/")
    assert Client().post(address, {"verb": "stop"})["Location"] == "/sign-in/?next=%2Fjobs%2F"
    assert BulkJob.objects.get().state == "waiting"
    other.force_login(curator)
    other.post(address, {"verb": "stop"})
    assert BulkJob.objects.get().state == "stopped"


def test_answers_nonsense_about_jobs(
    desk: Client, articles: list[Article], small_batches: None
) -> None:
    apply(desk, look(desk, verb="tag", name="Energy", article=[a.pk for a in articles[:3]]))
    address = f"/jobs/{BulkJob.objects.get().pk}/"
    assert "Say what to do" in desk.post(address, {"verb": "x"}, follow=True).content.decode()
    assert "Stop it first" in desk.post(address, {"verb": "undo"}, follow=True).content.decode()
    assert desk.get("/jobs/999999/").status_code == 404
    assert desk.post("/jobs/999999/", {"verb": "stop"}).status_code == 404

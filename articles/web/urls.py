"""The addresses."""

from django.urls import path

from articles.web.views.article import article
from articles.web.views.article_history import article_history
from articles.web.views.bulk import bulk, bulk_preview
from articles.web.views.bulk_done import bulk_done
from articles.web.views.bulk_names import bulk_names
from articles.web.views.cite import cite
from articles.web.views.compare import compare
from articles.web.views.correct_mentions import correct_mentions
from articles.web.views.correct_tags import correct_tags
from articles.web.views.correct_words import correct_date, correct_title
from articles.web.views.dashboard import dashboard
from articles.web.views.entity import entity
from articles.web.views.entity_history import entity_history
from articles.web.views.facet_values import facet_values
from articles.web.views.favicon import favicon
from articles.web.views.front import front
from articles.web.views.jobs import job, jobs
from articles.web.views.mark_name import mark_name
from articles.web.views.operation import operation
from articles.web.views.operations import operations
from articles.web.views.original import original
from articles.web.views.revert_change import revert_change
from articles.web.views.review import review
from articles.web.views.review_verdict import review_verdict
from articles.web.views.robots import robots
from articles.web.views.search import search
from articles.web.views.search_suggestions import search_suggestions
from articles.web.views.sign_in import SignIn
from articles.web.views.sign_out import SignOut
from articles.web.views.stand_alone import stand_alone
from articles.web.views.suggestions import suggestions
from articles.web.views.undo_correction import undo_correction
from articles.web.views.undo_operation import undo_operation

urlpatterns = [
    path("", front, name="front"),
    path("search/", search, name="search"),
    path("search/values/<slug:facet>/", facet_values, name="facet_values"),
    path("articles/<slug:short_id>/original/", original, name="original"),
    path("articles/<slug:short_id>/cite/<slug:style>/", cite, name="cite"),
    path("articles/<slug:short_id>/compare/<slug:other>/", compare, name="compare"),
    path("articles/<slug:short_id>/mentions/", correct_mentions, name="correct_mentions"),
    path("articles/<slug:short_id>/tags/", correct_tags, name="correct_tags"),
    path("articles/<slug:short_id>/correct/title/", correct_title, name="correct_title"),
    path("articles/<slug:short_id>/correct/date/", correct_date, name="correct_date"),
    path("articles/<slug:short_id>/correct/mark/", mark_name, name="mark_name"),
    path("articles/<slug:short_id>/story/", stand_alone, name="stand_alone"),
    path("articles/<slug:short_id>/undo/<int:operation>/", undo_correction, name="undo_correction"),
    path("articles/<slug:short_id>/history/", article_history, name="article_history"),
    path("articles/<slug:short_id>/", article, name="article_short"),
    path("articles/<slug:short_id>/<slug:slug>/", article, name="article"),
    path("entities/<slug:kind>/<slug:slug>/", entity, name="entity"),
    path("entities/<slug:kind>/<slug:slug>/history/", entity_history, name="entity_history"),
    path("operations/", operations, name="operations"),
    path("operations/<int:key>/", operation, name="operation"),
    path("operations/<int:key>/undo/", undo_operation, name="undo_operation"),
    path("changes/<int:key>/revert/", revert_change, name="revert_change"),
    path("dashboard/", dashboard, name="dashboard"),
    path("bulk/", bulk, name="bulk"),
    path("bulk/names/", bulk_names, name="bulk_names"),
    path("bulk/<int:draft_id>/", bulk_preview, name="bulk_preview"),
    path("bulk/done/<int:operation_id>/", bulk_done, name="bulk_done"),
    path("jobs/", jobs, name="jobs"),
    path("jobs/<int:job_id>/", job, name="job"),
    path("review/", review, name="review"),
    path("review/verdict/", review_verdict, name="review_verdict"),
    path("suggestions/", suggestions, name="suggestions"),
    path("suggestions/search/", search_suggestions, name="search_suggestions"),
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-out/", SignOut.as_view(), name="sign_out"),
    path("favicon.ico", favicon),
    path("robots.txt", robots, name="robots"),
]

"""All pages of the desk. What is not listed here does not exist."""

from starlette.responses import Response

from publisher.web.approve import pages as approve
from publisher.web.login import pages as login
from publisher.web.overview import pages as overview
from publisher.web.people import pages as people
from publisher.web.queues import pages as queues
from publisher.web.record import pages as record
from publisher.web.schedule import pages as schedule
from publisher.web.search import pages as search
from publisher.web.story import pages as story
from publisher.web.visit import EVERYBODY, Page, Visit


def _home(visit: Visit) -> Response:
    return visit.go("/duyet" if visit.may("approver") else "/tong-quan")


PAGES: tuple[Page, ...] = (
    Page(path="/", show=_home, roles=EVERYBODY),
    *login.PAGES,
    *approve.PAGES,
    *overview.PAGES,
    *people.PAGES,
    *queues.PAGES,
    *record.PAGES,
    *schedule.PAGES,
    *search.PAGES,
    *story.PAGES,
)

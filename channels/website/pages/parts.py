"""All parts of the site, in the order in which their files are written."""

from functools import partial

from channels.website.look import Look
from channels.website.pages.articles import ArticlePages
from channels.website.pages.calendars import Calendars
from channels.website.pages.captions import Captions
from channels.website.pages.cards import MADE_BY, Cards
from channels.website.pages.feeds import Feeds
from channels.website.pages.fixed import Fixed
from channels.website.pages.frame import Current, frame
from channels.website.pages.home import HomePage
from channels.website.pages.list_pages import ListPages
from channels.website.pages.rating import RatingPages
from channels.website.pages.redirects import Redirects
from channels.website.pages.search import Search
from channels.website.pages.sitemaps import SiteMaps
from channels.website.pages.templates import Templates
from channels.website.site.index import Index
from channels.website.site.part import Part, Parts


def parts(look: Look, *, per_page: int = 20) -> Parts:
    """Return the parts of an office's site; articles come before what lists them."""
    templates = Templates(look)
    made: tuple[Part, ...] = (
        Current(),
        Captions(),
        Cards(look),  # before the pages that name them
        ArticlePages(templates),
        ListPages(templates, per_page),
        HomePage(templates),
        Feeds(templates),
        SiteMaps(templates),
        RatingPages(templates),
        Calendars(templates),
        Search(templates),
        Fixed(templates),
    )
    made = (*made, Redirects(templates, made))
    fingerprint = f"{templates.fingerprint} {per_page} {MADE_BY}"
    around, again = partial(_around, look=look), partial(parts, look, per_page=per_page)
    return Parts(made, fingerprint, around, again, tuple(templates.assets))


def _around(index: Index, look: Look) -> str:
    return frame(index, look.alerts).fingerprint

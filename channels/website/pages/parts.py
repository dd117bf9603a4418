"""All parts of the site, in the order in which their files are written."""

from channels.website.pages.articles import ArticlePages
from channels.website.pages.fixed import Fixed
from channels.website.pages.list_pages import ListPages
from channels.website.pages.sitemaps import SiteMaps
from channels.website.pages.templates import Look, Templates
from channels.website.site.part import Parts


def parts(look: Look, *, per_page: int = 20) -> Parts:
    """Return the parts of an office's site; articles come before what lists them."""
    templates = Templates(look)
    made = (
        ArticlePages(templates),
        ListPages(templates, per_page),
        SiteMaps(templates),
        Fixed(templates),
    )
    return Parts(made, f"{templates.fingerprint} {per_page}")

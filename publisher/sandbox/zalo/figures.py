"""The figures of the Zalo stand-in, which grow with the sandbox's clock."""

from publisher.sandbox.growth import grown
from publisher.sandbox.zalo.state import Article, State


def followers(state: State) -> int:
    """Return how many follow the account now: some at first, a few more every day."""
    rng = state.world.random("zalo:followers")
    first, daily = rng.randrange(1_800, 3_200), rng.uniform(2, 6)
    days = max(0.0, (state.now() - state.opened).total_seconds() / 86_400)
    return first + int(days * daily)


def views(state: State, article: Article) -> int:
    """Return an article's views now; a delivered broadcast brings more."""
    total = article.views + _natural(state, article, "views", 320)
    if article.shown_at is None:
        return total
    for each in state.delivered():
        if article.id in each.articles:
            rng = state.world.random(f"zalo:{each.id}:{article.id}")
            total += grown(rng, each.delivers, state.now(), 450)
    return total


def shares(state: State, article: Article) -> int:
    """Return an article's shares now."""
    return article.shares + _natural(state, article, "shares", 9)


def _natural(state: State, article: Article, counter: str, scale: float) -> int:
    if article.shown_at is None:
        return 0
    rng = state.world.random(f"zalo:{article.id}:{counter}")
    return grown(rng, article.shown_at, state.now(), scale)


def show(state: State, article: Article) -> None:
    """Let readers see an article."""
    article.shown_at = article.shown_at or state.now()


def hide(state: State, article: Article) -> None:
    """Take an article from readers; what was counted stays."""
    article.views, article.shares = views(state, article), shares(state, article)
    article.shown_at = None
    state.withhold(article.id)

"""The public's part: who sees, likes, shares and comments, drawn from the world's seed."""

import math
from datetime import UTC, datetime, timedelta

from publisher.sandbox.graph.objects import Comment, Page, Post
from publisher.sandbox.graph.state import Graph
from publisher.sandbox.growth import grown

REACTIONS = ("like", "love", "haha", "wow", "sorry", "anger")  # as insights name them
_WEIGHTS = (0.78, 0.14, 0.02, 0.03, 0.02, 0.01)
_REMARKS = (
    "Cảm ơn Sở đã thông tin kịp thời.",
    "Cho tôi hỏi hồ sơ nộp trực tuyến thì bao lâu có kết quả ạ?",
    "Bài viết rất hữu ích, mong Sở đăng thường xuyên hơn.",
    "Ở xã thì nộp ở đâu vậy ạ?",
    "Thủ tục giờ nhanh hơn trước nhiều.",
    "Đề nghị Sở công khai số điện thoại hướng dẫn để người dân tiện liên hệ.",
    "Đã chia sẻ cho bà con trong tổ dân phố.",
    "Doanh nghiệp chúng tôi rất quan tâm nội dung này.",
)
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)


def views(graph: Graph, post: Post, now: datetime) -> int:
    """Return how often a post has been seen by now."""
    if post.published is None or post.published > now:
        return 0
    rng = graph.world.random(f"graph:{post.id}:views")
    return grown(rng, post.published, now, graph.pages[post.page].followers / 12)


def part(graph: Graph, post: Post, now: datetime, name: str, low: float, high: float) -> int:
    """Return a counter that is a share of the views, e.g. shares; never falls."""
    rng = graph.world.random(f"graph:{post.id}:{name}")
    return int(views(graph, post, now) * rng.uniform(low, high))


def viewers(graph: Graph, post: Post, now: datetime) -> int:
    """Return how many accounts have seen a post by now."""
    return part(graph, post, now, "viewers", 0.6, 0.85)


def shares(graph: Graph, post: Post, now: datetime) -> int:
    """Return how often a post has been shared by now."""
    return part(graph, post, now, "shares", 0.002, 0.012)


def clicks(graph: Graph, post: Post, now: datetime) -> int:
    """Return how often anything in a post has been clicked by now."""
    return part(graph, post, now, "clicks", 0.02, 0.07)


def reactions(graph: Graph, post: Post, now: datetime) -> dict[str, int]:
    """Return the reactions of each kind that a post has by now, zeros too."""
    rate = graph.world.random(f"graph:{post.id}:reactions").uniform(0.02, 0.06)
    seen = views(graph, post, now)
    return {
        name: int(seen * rate * weight) for name, weight in zip(REACTIONS, _WEIGHTS, strict=True)
    }


def comments(graph: Graph, post: Post) -> list[Comment]:
    """Return a post's comments that are there by now, deleted ones too, oldest first."""
    now = graph.world.clock.now()
    with graph.lock:
        if post.public(now) and post.id not in graph.visited:
            graph.visited.add(post.id)
            _draw(graph, post)
        found = [each for each in graph.comments.values() if each.post == post.id]
    return sorted((each for each in found if each.created <= now), key=lambda c: (c.created, c.id))


def _draw(graph: Graph, post: Post) -> None:
    """Decide once what visitors will write under a post, and when."""
    rng = graph.world.random(f"graph:{post.id}:comments")
    for text in rng.sample(_REMARKS, rng.randint(0, 6)):
        wait = timedelta(hours=0.3 + rng.expovariate(1 / 16))
        name = f"{post.id.partition('_')[2]}_{graph.new_id()}"
        made = (post.published or post.created) + wait
        graph.comments[name] = Comment(name, post.id, text, made, likes=rng.randint(0, 5))


def followers(graph: Graph, page: Page, now: datetime) -> int:
    """Return how many follow a page now: some more each day, a few less on bad days."""
    days = (now - _EPOCH) / timedelta(days=1)
    whole = math.floor(days)
    daily = graph.world.random(f"graph:{page.id}:daily").uniform(2, 6) * page.followers / 12_480
    noise = graph.world.random(f"graph:{page.id}:followers:{whole}").uniform(-4, 4)
    return max(0, page.followers + int(daily * days + noise))

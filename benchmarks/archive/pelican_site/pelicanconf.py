"""The same pages by Pelican: categories are the paper's sections, tags its issues; no authors, archives or drafts."""

SITENAME = "The Saltwick Courier"
SITESUBTITLE = "Every first Friday, for the whole estuary"
NETWORK = "The Saltwick section of the Estuary Papers"
SITEURL = "https://courier.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["issue_order"]

ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "sections/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
CATEGORIES_SAVE_AS = "sections/index.html"
TAG_URL = "issues/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
TAGS_SAVE_AS = "issues/index.html"
AUTHOR_SAVE_AS = ""
PAGE_PATHS: list[str] = []
DIRECT_TEMPLATES = ["index", "categories", "tags"]

PAGINATED_TEMPLATES = {"category": 50}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)

FEED_DOMAIN = SITEURL
FEED_ALL_RSS = "feed.xml"
FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = False

"""The job, written down a second time and plainly: what leadqual and its peers must answer for a lead."""

import re

COLUMNS = ["lq_tag", "lq_score", "lq_budget", "lq_authority", "lq_need", "lq_timing"]
_DECIDERS = re.compile(
    r"\b(ceo|cto|cfo|coo|chief|founder|owner|president|vp|vice president|director|head)\b", re.IGNORECASE | re.ASCII
)
_decides = {}  # job titles repeat


def decides(title):
    if title not in _decides:
        _decides[title] = _DECIDERS.search(title) is not None
    return _decides[title]


def judge(lead):
    """The six cells to append, as text. An empty cell meets nothing."""
    budget, revenue, days = lead["budget"], lead["annual_revenue"], lead["timeline_days"]
    met = [
        bool(budget and float(budget) >= 10_000) or bool(revenue and float(revenue) >= 1_000_000),
        lead["decision_maker"].lower() in ("yes", "true", "1") or decides(lead["job_title"]),
        lead["need"] in ("high", "critical") or lead["demo_requested"] == "yes",
        bool(days) and float(days) <= 90,
    ]
    count = sum(met)
    if count >= 3:
        tag = "SQL"
    elif count == 2 or (count == 1 and float(lead["page_views"]) >= 10):
        tag = "MQL"
    else:
        tag = "disqualified"
    return [tag, str(25 * count), *("yes" if one else "no" for one in met)]

"""polars_job.py IN OUT: the job as a lazy query of Polars for Python, file to file."""

import sys

import polars as pl

DECIDERS = r"(?i)\b(ceo|cto|cfo|coo|chief|founder|owner|president|vp|vice president|director|head)\b"


def number(name):
    return pl.col(name).cast(pl.Float64, strict=False)


def met(condition):
    return condition.fill_null(False)


criteria = {
    "lq_budget": met(number("budget") >= 10_000) | met(number("annual_revenue") >= 1_000_000),
    "lq_authority": met(pl.col("decision_maker").str.to_lowercase().is_in(["yes", "true", "1"]))
    | met(pl.col("job_title").str.contains(DECIDERS)),
    "lq_need": met(pl.col("need").is_in(["high", "critical"])) | met(pl.col("demo_requested") == "yes"),
    "lq_timing": met(number("timeline_days") <= 90),
}
leads = pl.scan_csv(sys.argv[1], infer_schema=False)
score = pl.col("lq_score")
judged = (
    leads.with_columns(**criteria)
    .with_columns(lq_score=pl.sum_horizontal(pl.col(name).cast(pl.Int32) for name in criteria) * 25)
    .with_columns(
        lq_tag=pl.when(score >= 75)
        .then(pl.lit("SQL"))
        .when((score == 50) | ((score == 25) & met(number("page_views") >= 10)))
        .then(pl.lit("MQL"))
        .otherwise(pl.lit("disqualified"))
    )
)
columns = [*leads.collect_schema().names(), "lq_tag", "lq_score", *criteria]
judged.select(columns).sink_csv(sys.argv[2])

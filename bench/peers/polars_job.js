// node polars_job.js IN OUT: the job as a lazy query, file to file. nodejs-polars is found through NODE_PATH.
const pl = require("nodejs-polars");
const [input, output] = process.argv.slice(2);

const text = (name) => pl.col(name);
const number = (name) => pl.col(name).cast(pl.Float64, false);
const met = (condition) => condition.fillNull(pl.lit(false));
const one = (name) => pl.col(name).cast(pl.Int32);
const deciders = "(?i)\\b(ceo|cto|cfo|coo|chief|founder|owner|president|vp|vice president|director|head)\\b";

const leads = pl.scanCSV(input, { inferSchemaLength: 0 });
const judged = leads
  .withColumns(
    met(number("budget").gtEq(10000)).or(met(number("annual_revenue").gtEq(1000000))).alias("lq_budget"),
    met(text("decision_maker").str.toLowerCase().isIn(["yes", "true", "1"]))
      .or(met(text("job_title").str.contains(deciders)))
      .alias("lq_authority"),
    met(text("need").isIn(["high", "critical"])).or(met(text("demo_requested").eq(pl.lit("yes")))).alias("lq_need"),
    met(number("timeline_days").ltEq(90)).alias("lq_timing"),
  )
  .withColumns(
    one("lq_budget").plus(one("lq_authority")).plus(one("lq_need")).plus(one("lq_timing")).mul(25).cast(pl.Int32)
      .alias("lq_score"),
  )
  .withColumns(
    pl
      .when(text("lq_score").gtEq(75))
      .then(pl.lit("SQL"))
      .when(text("lq_score").eq(50).or(text("lq_score").eq(25).and(met(number("page_views").gtEq(10)))))
      .then(pl.lit("MQL"))
      .otherwise(pl.lit("disqualified"))
      .alias("lq_tag"),
  );
const columns = [...leads.columns, "lq_tag", "lq_score", "lq_budget", "lq_authority", "lq_need", "lq_timing"];

judged
  .select(...columns.map((name) => pl.col(name)))
  .sinkCSV(output)
  .collect()
  .catch((error) => {
    console.error(error.message);
    process.exit(1);
  });

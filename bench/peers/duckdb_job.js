// node duckdb_job.js THREADS SQL: runs the SQL in memory. @duckdb/node-api is found through NODE_PATH.
const { DuckDBInstance } = require("@duckdb/node-api");
const [threads, sql] = process.argv.slice(2);

(async () => {
  const instance = await DuckDBInstance.create(":memory:", { threads });
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
})().catch((error) => {
  console.error(error.message);
  process.exit(1);
});

#include "catch2.hpp"
#include "report/runs.hpp"

#include <nlohmann/json.hpp>

using namespace leadqual;
using namespace leadqual::test;

TEST_CASE("a summary file holds everything a script may ask for, in a fixed order", "[report]") {
    auto run = plain_run();
    run.output = "out.csv";
    run.rows_read = 9241, run.rejected = 1;
    run.files[0].rows = 9241;
    run.rejects = {{"Leads.csv", 105, 20480, 104, "expected 5 cells, found 6"}};
    run.unreadable = {{"budget", "Deal Value", "TBD", 12}};
    run.notes = {"a note"};
    auto& set = run.sets[0];
    set.open = 500, set.score_sum = 300'000;
    set.criteria = {judged("need"), blind("budget", {"budget", "annual_revenue"})};
    set.knock_outs = {{"own staff", 7}, {"already a customer", 1193}};
    set.reasons = {{"existing_customer", 1193}};
    set.knock_outs_off = {{"opted out", {"do_not_call"}}};
    const auto text = summary_json(run, kToday);
    const auto head = "{\n  \"schema_version\": 1,\n  \"version\": \"" + std::string(version()) + "\",\n";
    REQUIRE(text.starts_with(head));
    CHECK(text.substr(head.size()) == 1 + R"json(
  "today": "2026-11-21",
  "output": "out.csv",
  "counts": {
    "rows": 9241,
    "leads": 9240,
    "written": 9240,
    "filtered": 0,
    "merged": 0,
    "not_compared": 0,
    "rejects": 1,
    "unwritten": 0,
    "sql": 1812,
    "mql": 3100,
    "disqualified": 4328,
    "for_cause": 1200,
    "nothing_known": 3128,
    "open": 500,
    "unreadable": 12,
    "short_rows": 0,
    "trimmed_rows": 0,
    "blank_lines": 0,
    "footer_lines": 0,
    "formulas_escaped": 0
  },
  "sets": [
    {
      "name": "bant",
      "title": "BANT",
      "fingerprint": "00c0ffee00c0ffee",
      "ready": 3,
      "sql": 1812,
      "mql": 3100,
      "disqualified": 4328,
      "for_cause": 1200,
      "nothing_known": 3128,
      "open": 500,
      "score_sum": 300000,
      "criteria": [
        {
          "name": "need",
          "met": 3,
          "unmet": 2,
          "unknown": 1,
          "can_be_judged": true,
          "wanted_fields": []
        },
        {
          "name": "budget",
          "met": 0,
          "unmet": 0,
          "unknown": 6,
          "can_be_judged": false,
          "wanted_fields": [
            "budget",
            "annual_revenue"
          ]
        }
      ],
      "knock_outs": {
        "already a customer": 1193,
        "own staff": 7
      },
      "reasons": {
        "existing_customer": 1193
      },
      "knock_outs_off": [
        {
          "because": "opted out",
          "missing": [
            "do_not_call"
          ]
        }
      ]
    }
  ],
  "files": [
    {
      "name": "Leads.csv",
      "rows": 9241,
      "format": "csv",
      "delimiter": ",",
      "line_end": "\n",
      "bom": false,
      "mapping": {
        "budget": "Deal Value",
        "job_title": "Title"
      }
    }
  ],
  "unreadable": [
    {
      "field": "budget",
      "column": "Deal Value",
      "cells": 12,
      "example": "TBD"
    }
  ],
  "first_rejects": [
    {
      "file": "Leads.csv",
      "line": 105,
      "byte": 20480,
      "record": 104,
      "reason": "expected 5 cells, found 6"
    }
  ],
  "stopped_at_max_rejects": false,
  "notes": [
    "a note"
  ]
}
)json");
}

TEST_CASE("a summary of a json file names where its leads are, and no delimiter", "[report]") {
    auto run = plain_run();
    run.files[0].dialect.format = InputFormat::json;
    run.files[0].dialect.records_key = "results";
    const auto file = nlohmann::json::parse(summary_json(run, kToday))["files"][0];
    CHECK(file["format"] == "json");
    CHECK(file["records_key"] == "results");
    CHECK(!file.contains("delimiter"));
}

TEST_CASE("a summary file is valid json whatever the files and columns are called", "[report]") {
    auto run = plain_run();
    const std::string evil = "x\"\x1b\xff</script>\xED\xA0\x80";
    run.files[0].name = evil;
    run.files[0].mapping = {{"budget", evil}};
    run.output = evil;
    run.notes = {evil};
    run.unreadable = {{"budget", evil, evil, 1}};
    run.rejects = {{evil, 1, 1, 1, evil}};
    const auto text = summary_json(run, kToday);
    CHECK(nlohmann::json::accept(text));
    CHECK(is_utf8(text));
    for (const char c : text) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
}

TEST_CASE("a run of nothing is still a summary", "[report]") {
    const auto json = nlohmann::json::parse(summary_json(RunCounts{}, kToday));
    CHECK(json["counts"]["rows"] == 0);
    CHECK(json["sets"].is_array());
    CHECK(json["sets"].empty());
    CHECK(json["files"].is_array());
}

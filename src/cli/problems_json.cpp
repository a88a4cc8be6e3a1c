#include "cli/problems_json.hpp"

#include <nlohmann/json.hpp>

namespace leadqual::cli {

using Json = nlohmann::ordered_json;

static Json as_json(const Problem& problem) {
    Json entry{{"severity", problem.severity == Severity::error ? "error" : "warning"}};
    entry["code"] = problem.code.empty() ? Json() : Json(problem.code);
    entry["file"] = problem.place.file;
    entry["line"] = problem.place.line;
    entry["column"] = problem.place.column;
    entry["length"] = problem.width;
    entry["message"] = problem.message;
    entry["hint"] = problem.hint.empty() ? Json() : Json(problem.hint);
    return entry;
}

std::string problems_json(std::span<const CheckedFile> files) {
    Json document{{"files", Json::array()}};
    for (const CheckedFile& file : files) {
        Json problems = Json::array();
        for (const Problem& problem : file.problems) problems.push_back(as_json(problem));
        document["files"].push_back({{"file", file.file}, {"leads", file.leads}, {"problems", std::move(problems)}});
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace leadqual::cli

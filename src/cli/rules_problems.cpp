// rules problems: what the codes behind messages mean.
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "leadqual/rules.hpp"

#include <fmt/format.h>

#include <memory>

namespace leadqual::cli {

namespace {

struct Typed {
    std::string code;
    bool markdown = false;
};

Exit list_problems() {
    TextTable table{{"code", "", "meaning"}, {}};
    for (const auto& row : problem_codes())
        table.rows.push_back(
            {std::string(row.name), row.severity == Severity::error ? "error" : "warning", std::string(row.meaning)});
    print(to_text(table));
    return Exit::ok;
}

Exit show_problems(const Typed& typed) {
    if (typed.markdown && typed.code.empty()) return print(problems_reference()), Exit::ok;
    if (typed.code.empty()) return list_problems();
    const bool in_brackets = typed.code.starts_with('[') && typed.code.ends_with(']');  // as copied from a message
    const std::string code = in_brackets ? typed.code.substr(1, typed.code.size() - 2) : typed.code;
    if (const ProblemCode* row = find_problem_code(code)) return print(problem_page(*row)), Exit::ok;
    std::vector<std::string_view> known;
    for (const auto& row : problem_codes()) known.push_back(row.name);
    const auto near = closest(code, known);
    throw Error(Exit::usage, fmt::format("unknown problem code '{}'", visible(code)),
                near ? fmt::format("did you mean '{}'?", *near) : "leadqual rules problems lists them all");
}

}  // namespace

Action setup_rules_problems(Options& options) {
    auto typed = std::make_shared<Typed>();
    options.argument("CODE", "the word in brackets behind a message", Options::optional, typed->code);
    options.flag("--markdown", "all of them as one page, which is docs/problems.md", typed->markdown);
    return [typed] { return show_problems(*typed); };
}

}  // namespace leadqual::cli

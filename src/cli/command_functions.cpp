#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "leadqual/rules.hpp"

#include <fmt/format.h>

namespace leadqual::cli {

static Exit show_functions() {
    TextTable table{{"function", "gives", "meaning", "example"}, {}};
    for (const auto& row : functions()) {
        const auto result = row.result == ValueType::null ? "as given" : to_text(row.result);
        table.rows.push_back({fmt::format("{}({})", row.name, row.parameters), std::string(result),
                              std::string(row.help), std::string(row.example)});
    }
    print(to_text(table));
    return Exit::ok;
}

Action setup_functions(Options&) { return show_functions; }

}  // namespace leadqual::cli

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/text_table.hpp"
#include "leadqual/format.hpp"
#include "leadqual/import.hpp"

namespace leadqual::cli {

static Exit show_formats() {
    TextTable table{{"format", "reads", "writes", "meaning"}, {}};
    for (const auto& row : input_formats())
        if (row.format != InputFormat::automatic)
            table.rows.push_back({std::string(row.name), std::string(row.extensions), "-", std::string(row.help)});
    for (const auto& row : output_formats()) {
        const std::string writes =
            row.extensions.empty() ? "--to " + std::string(row.name) : std::string(row.extensions);
        const auto same = [&](const std::vector<std::string>& other) { return other[0] == row.name; };
        const auto found = std::find_if(table.rows.begin(), table.rows.end(), same);
        if (found != table.rows.end())
            (*found)[2] = writes;
        else
            table.rows.push_back({std::string(row.name), "-", writes, std::string(row.help)});
    }
    print(to_text(table));
    return Exit::ok;
}

Action setup_formats(Options&) { return show_formats; }

}  // namespace leadqual::cli

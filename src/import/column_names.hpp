// (private to import) Names for columns that a rule can use: none blank, none twice.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace leadqual::reading {

class ColumnNames {
public:
    // A hostile file could name columns without end.
    static constexpr std::size_t most = 100'000, most_bytes = std::size_t{16} << 20;

    explicit ColumnNames(std::string file) : file_(std::move(file)) {}
    /// Takes the next column's name as the file has it. Throws Error (exit 3) when there are too many.
    void add(std::string_view name);

    const std::vector<std::string>& names() const noexcept { return names_; }
    /// What was renamed, for the user; at most a few lines.
    const std::vector<std::string>& notes() const noexcept { return notes_; }

private:
    void note(std::string text);

    std::string file_;
    std::vector<std::string> names_, notes_;
    std::set<std::string> taken_;
    std::map<std::string, std::size_t> last_number_;  // of "name (2)", by name
    std::size_t bytes_ = 0, renamed_ = 0;
};

}  // namespace leadqual::reading

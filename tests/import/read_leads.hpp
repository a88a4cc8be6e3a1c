// Reads a file of leads from end to end, in blocks of a chosen size, into plain values that tests can compare.
#pragma once

#include "leadqual/import.hpp"

#include <string>
#include <vector>

namespace leadqual::testing {

/// A cell as text, with its form: "plain|abc".
struct ReadRecord {
    std::string bytes;
    std::string line_end;  ///< csv: [end, next)
    std::vector<std::string> cells;
    std::uint64_t byte = 0, line = 0;
    std::uint32_t missing = 0;
    bool operator==(const ReadRecord&) const = default;
};

struct ReadReject {
    std::string bytes, reason;
    std::uint64_t byte = 0, at = 0, line = 0, record = 0;
    bool operator==(const ReadReject&) const = default;
};

struct ReadFile {
    std::vector<std::string> columns;
    std::vector<ReadRecord> records;
    std::vector<ReadReject> rejects;
    std::uint64_t short_rows = 0, trimmed_rows = 0, blank_lines = 0;
    std::string error;  ///< what ended the reading: "3:5: message"
    bool operator==(const ReadFile&) const = default;
};

/// Forms are part of the cells only `with_forms`.
ReadFile read_leads(const std::string& path, ImportOptions options = {}, bool with_forms = false);

/// The texts of all cells, record by record.
std::vector<std::vector<std::string>> cells_of(const ReadFile& file);

/// A file with this content that goes away again.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string_view content, const std::string& extension = ".csv");
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

/// As read_leads(), from a pipe.
ReadFile read_piped(const std::string& content, ImportOptions options = {}, bool with_forms = false);

constexpr std::size_t block_sizes[] = {64, 65, 100, 4096, std::size_t{1} << 20};

/// Reads `content` from a file in blocks of every size, and from a pipe; requires equal results and returns them.
ReadFile read_in_every_way(const std::string& content, const std::string& extension = ".csv",
                           ImportOptions options = {});

std::string read_file(const std::string& path);

}  // namespace leadqual::testing

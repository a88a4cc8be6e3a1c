#include "cli/side_outputs.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace leadqual::cli {

std::vector<InputFile::Identity> identities_of(std::span<const std::string> paths) {
    std::vector<InputFile::Identity> identities;
    for (const auto& path : paths) {
        struct stat status {};
        const int failed = path == "-" ? fstat(STDIN_FILENO, &status) : stat(path.c_str(), &status);
        if (failed == 0) identities.push_back({status.st_dev, status.st_ino});
    }
    return identities;
}

void refuse_same_file(std::span<const Destination> destinations) {
    const auto plain = [](std::string_view path) {
        std::error_code unreadable;
        const auto canonical = std::filesystem::weakly_canonical(path, unreadable);
        return unreadable ? std::filesystem::path(path) : canonical;
    };
    for (std::size_t i = 0; i < destinations.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto &one = destinations[j], &other = destinations[i];
            const bool is_device = other.path.starts_with("/dev/");  // /dev/null takes everything
            if (other.path.empty() || is_device || plain(one.path) != plain(other.path)) continue;
            throw Error(Exit::usage, fmt::format("{} and {} both write to '{}'", one.option, other.option, other.path),
                        "one would take the other's place; give each its own file");
        }
}

}  // namespace leadqual::cli

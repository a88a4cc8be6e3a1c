// (private to the module) The parts of a zip archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leadqual::xlsx {

class ZipFile {
public:
    struct Part {
        std::uint64_t size = 0, packed = 0;
        std::uint64_t directory_at = 0, number = 0;  // where the archive tells of it
    };
    /// Throws XlsxFault where `path` is no whole archive.
    explicit ZipFile(const std::string& path);
    ~ZipFile();
    ZipFile(ZipFile&&) noexcept;
    ZipFile& operator=(ZipFile&&) = delete;

    /// Names are compared without case, as offices do.
    std::optional<Part> find(std::string_view name) const;
    /// One part at a time.
    void open(const Part& part, const std::string& name);
    /// 0 at the end. Throws XlsxFault for damaged data, and for more bytes than the archive or reason allow.
    std::size_t read(char* to, std::size_t size);
    /// Unpacks the whole part.
    bool ends_with(const Part& part, std::string_view end) const;

private:
    void* archive_ = nullptr;
    std::string name_;  // of the open part
    std::uint64_t packed_ = 0, read_ = 0;
    std::vector<std::pair<std::string, Part>> parts_;
};

}  // namespace leadqual::xlsx

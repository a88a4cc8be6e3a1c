#include "import/workbook.hpp"

#include "import/unreadable.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace leadqual::reading {

namespace {

template <typename Work>
auto guarded(const std::string& file, Work work) {
    try {
        return work();
    } catch (const XlsxFault& fault) {
        throw_unreadable({file}, visible(fault.message), visible(fault.hint));
    }
}

/// The contents of a pipe in a file without a name: a workbook is read from its end.
class Spooled {
public:
    explicit Spooled(Lookahead<InputFile>& source) {
        const char* const folder = std::getenv("TMPDIR");
        std::string name = folder != nullptr && *folder != '\0' ? folder : "/tmp";
        name += "/leadqual-XXXXXX";
        descriptor_ = mkostemp(name.data(), O_CLOEXEC);
        if (descriptor_ < 0) fail(errno);
        unlink(name.c_str());
        std::string piece(std::size_t{256} << 10, '\0');
        for (std::size_t got = piece.size(); got == piece.size();) {
            got = source.read(piece.data(), piece.size());
            write(std::string_view(piece).substr(0, got));
        }
    }
    ~Spooled() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    Spooled(const Spooled&) = delete;
    Spooled& operator=(const Spooled&) = delete;
    std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

private:
    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto done = ::write(descriptor_, bytes.data(), bytes.size());
            if (done < 0 && errno != EINTR) fail(errno);
            if (done > 0) bytes.remove_prefix(static_cast<std::size_t>(done));
        }
    }
    [[noreturn]] static void fail(int cause) {
        throw Error(Exit::output, fmt::format("cannot keep a workbook from a pipe: {}", std::strerror(cause)),
                    "TMPDIR names another folder; a file is read where it is");
    }
    int descriptor_ = -1;
};

}  // namespace

bool is_zip(std::string_view begin) noexcept { return begin.starts_with("PK\x03\x04"); }

std::unique_ptr<XlsxSheet> open_workbook(Lookahead<InputFile>& file, const std::string& path,
                                         const std::string& sheet) {
    const std::string name = file.source().name();
    if (file.source().is_regular()) {
        const std::string place = path == "-" ? "/proc/self/fd/0" : path;
        return guarded(name, [&] { return open_xlsx_sheet(place, sheet); });
    }
    const Spooled spooled(file);
    return guarded(name, [&] { return open_xlsx_sheet(spooled.path(), sheet); });
}

std::size_t read_from(XlsxSheet& sheet, const std::string& file, char* to, std::size_t size) {
    return guarded(file, [&] { return sheet.read(to, size); });
}

}  // namespace leadqual::reading

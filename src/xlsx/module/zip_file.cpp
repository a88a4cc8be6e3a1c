#include "xlsx/module/zip_file.hpp"

#include "leadqual/xlsx.hpp"

#include <fmt/format.h>
#include <minizip/unzip.h>

#include <algorithm>
#include <utility>

namespace leadqual::xlsx {

namespace {

// Deflate packs at most 1032 bytes to one, and sheets of nothing but blanks come near to 200. What unpacks further than
// this was made to.
constexpr std::uint64_t kMostRatio = 500, kSuspectFrom = std::uint64_t{64} << 20;
constexpr std::uint64_t kMostParts = 65'536;

std::string lower(std::string_view name) {
    std::string text(name);
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '\\' ? '/' : c;
    });
    return text;
}

}  // namespace

ZipFile::ZipFile(const std::string& path) : archive_(unzOpen64(path.c_str())) {
    if (archive_ == nullptr)
        throw XlsxFault("is a damaged zip or xlsx file: its list of contents is missing", "fetch or export it again");
    for (int state = unzGoToFirstFile(archive_); state == UNZ_OK; state = unzGoToNextFile(archive_)) {
        unz_file_info64 info{};
        char name[512] = {};
        unz64_file_pos place{};
        if (unzGetCurrentFileInfo64(archive_, &info, name, sizeof name - 1, nullptr, 0, nullptr, 0) != UNZ_OK ||
            unzGetFilePos64(archive_, &place) != UNZ_OK || parts_.size() == kMostParts)
            break;
        auto key = lower(name);
        if (key.starts_with('/')) key.erase(0, 1);
        parts_.emplace_back(std::move(key), Part{info.uncompressed_size, info.compressed_size,
                                                 place.pos_in_zip_directory, place.num_of_file});
    }
}

ZipFile::ZipFile(ZipFile&& other) noexcept
    : archive_(std::exchange(other.archive_, nullptr)),
      name_(std::move(other.name_)),
      packed_(other.packed_),
      read_(other.read_),
      parts_(std::move(other.parts_)) {}

ZipFile::~ZipFile() {
    if (archive_ != nullptr) unzClose(archive_);
}

std::optional<ZipFile::Part> ZipFile::find(std::string_view name) const {
    const auto wanted = lower(name);
    for (const auto& [key, part] : parts_)
        if (key == wanted) return part;
    return std::nullopt;
}

void ZipFile::open(const Part& part, const std::string& name) {
    unzCloseCurrentFile(archive_);
    name_ = name;
    packed_ = part.packed;
    read_ = 0;
    unz64_file_pos place{part.directory_at, part.number};
    unz_file_info64 info{};
    if (unzGoToFilePos64(archive_, &place) != UNZ_OK ||
        unzGetCurrentFileInfo64(archive_, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK)
        throw XlsxFault(fmt::format("is a damaged xlsx file: {} cannot be found", name_), "export it again");
    if ((info.flag & 1) != 0) throw XlsxFault("is an encrypted xlsx file", "save it without a password");
    if (unzOpenCurrentFile(archive_) != UNZ_OK)
        throw XlsxFault(fmt::format("is a damaged xlsx file: {} cannot be unpacked", name_), "export it again");
}

std::size_t ZipFile::read(char* to, std::size_t size) {
    const int got = unzReadCurrentFile(archive_, to, static_cast<unsigned>(std::min<std::size_t>(size, 1u << 20)));
    if (got < 0 || (got == 0 && unzCloseCurrentFile(archive_) == UNZ_CRCERROR))
        throw XlsxFault(fmt::format("is a damaged xlsx file: {} cannot be unpacked", name_), "export it again");
    read_ += static_cast<std::uint64_t>(got);
    if (read_ > kSuspectFrom && read_ / kMostRatio > packed_)
        throw XlsxFault(fmt::format("unpacks to far more than a sheet of leads would: {} from {} bytes to over {}",
                                    name_, packed_, read_),
                        "this is how zip bombs look; export the leads as csv if they are real");
    return static_cast<std::size_t>(got);
}

bool ZipFile::ends_with(const Part& part, std::string_view end) const {
    unz64_file_pos place{part.directory_at, part.number};
    if (unzGoToFilePos64(archive_, &place) != UNZ_OK || unzOpenCurrentFile(archive_) != UNZ_OK) return false;
    std::string last, piece(std::size_t{64} << 10, '\0');
    for (int got = 0; (got = unzReadCurrentFile(archive_, piece.data(), static_cast<unsigned>(piece.size()))) > 0;) {
        last.append(piece, 0, static_cast<std::size_t>(got));
        if (last.size() > end.size()) last.erase(0, last.size() - end.size());
    }
    unzCloseCurrentFile(archive_);
    return last == end;
}

}  // namespace leadqual::xlsx

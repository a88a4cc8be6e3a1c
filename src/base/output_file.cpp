// Bytes out. The old file stays until the new one is whole: written beside it, checked, renamed.
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "base/destination.hpp"
#include "base/system_error.hpp"
#include "base/temporary_file.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

// A large file is given its place on the disk some way ahead of what is written: to be renamed over an old one then
// takes less than half of the time, as the file system has no places left to look for.
constexpr std::uint64_t kReserveFrom = std::uint64_t{4} << 20;
constexpr std::uint64_t kReserveAhead = std::uint64_t{64} << 20;
// What fsync() would wait for at the end starts on its way to the disk as it comes: of 260 MB, 10 ms are left to wait
// for, not 140.
constexpr std::uint64_t kSendFrom = std::uint64_t{8} << 20;

/// Calls until it is not interrupted.
template <typename Call>
auto uninterrupted(Call call) {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

}  // namespace

struct OutputFile::State {
    std::string name;  // as typed; "standard output" for "-"
    Destination destination;
    std::string temporary;  // empty when written directly
    int descriptor = -1;
    bool syncs = false;
    std::uint64_t written = 0, reserved = 0, sent = 0;
    bool reserves = false;

    State(const std::string& path, std::span<const InputFile::Identity> inputs, Sync sync);
    ~State() { discard(); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    [[noreturn]] void fail(const std::string& cause, std::string hint = {}) const;
    [[noreturn]] void fail(int cause, std::string hint = {}) const { fail(describe_errno(cause), std::move(hint)); }
    std::string shown_name() const { return destination.path == "-" ? name : "'" + name + "'"; }
    void refuse_inputs(std::span<const InputFile::Identity> inputs) const;
    void open_directly();
    void open_beside();
    void keep_owner_and_mode() const;
    void reserve_for(std::uint64_t size) noexcept;
    void send_to_disk() noexcept;
    bool cut_to_size() const noexcept;
    void close_descriptor();
    void discard() noexcept;
};

OutputFile::State::State(const std::string& path, std::span<const InputFile::Identity> inputs, Sync sync)
    : name(path == "-" ? "standard output" : path), destination(find_destination(path)) {
    refuse_inputs(inputs);
    const DestinationKind kind = destination.kind;
    syncs = sync == Sync::always || (sync == Sync::automatic && kind == DestinationKind::replaced);
    if (kind == DestinationKind::standard || kind == DestinationKind::direct)
        open_directly();
    else
        open_beside();
}

void OutputFile::State::fail(const std::string& cause, std::string hint) const {
    throw Error(Exit::output, fmt::format("cannot write {}: {}", shown_name(), cause), std::move(hint));
}

// Only a regular file can be spoilt by writing what is being read; a terminal is both at all times.
void OutputFile::State::refuse_inputs(std::span<const InputFile::Identity> inputs) const {
    if (destination.kind == DestinationKind::created || !S_ISREG(destination.status.st_mode)) return;
    const InputFile::Identity identity{destination.status.st_dev, destination.status.st_ino};
    if (std::find(inputs.begin(), inputs.end(), identity) == inputs.end()) return;
    throw Error(Exit::usage, fmt::format("{} is also an input: it would be overwritten while it is read", shown_name()),
                "write to another file, and rename it afterwards");
}

void OutputFile::State::open_directly() {
    if (destination.kind == DestinationKind::standard) {
        descriptor = destination.descriptor;
    } else {
        descriptor = uninterrupted([&] { return open(destination.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY); });
        if (descriptor < 0) fail(errno);
    }
    if (S_ISFIFO(destination.status.st_mode)) fcntl(descriptor, F_SETPIPE_SZ, 1 << 20);  // no matter if refused
}

void OutputFile::State::open_beside() {
    descriptor = create_temporary_file(destination.path, temporary);
    if (descriptor < 0) {
        const int cause = errno;
        temporary.clear();
        const std::string folder = folder_of(destination.path);
        if (cause == ENOENT) fail(fmt::format("there is no folder '{}'", folder));
        if (cause == EACCES || cause == EROFS)
            fail(cause,
                 fmt::format("the output is first written beside its place: the folder '{}' must be writable", folder));
        fail(cause);
    }
    reserves = true;
    keep_owner_and_mode();
}

void OutputFile::State::keep_owner_and_mode() const {
    if (destination.kind == DestinationKind::replaced) {
        const struct stat& old = destination.status;
        // Only root can give a file away; for others it stays theirs.
        const bool kept = fchown(descriptor, old.st_uid, old.st_gid) == 0;
        fchmod(descriptor, old.st_mode & (kept ? 07777 : 0777));
        return;
    }
    const mode_t mask = umask(0);
    umask(mask);
    fchmod(descriptor, 0666 & ~mask);
}

/// Has room for `size` bytes and more, if the file is large and the file system willing: the write itself tells when
/// the disk is full.
void OutputFile::State::reserve_for(std::uint64_t size) noexcept {
    if (!reserves || size <= reserved || size < kReserveFrom) return;
    const std::uint64_t wanted = size + kReserveAhead;
    reserves = fallocate(descriptor, FALLOC_FL_KEEP_SIZE, 0, static_cast<off_t>(wanted)) == 0;
    reserved = wanted;  // also in vain: some of it may be ours
    if (!reserves) cut_to_size();
}

/// No matter if refused: fsync() says what went wrong.
void OutputFile::State::send_to_disk() noexcept {
    if (!syncs || temporary.empty() || written - sent < kSendFrom) return;
    sync_file_range(descriptor, static_cast<off_t>(sent), static_cast<off_t>(written - sent), SYNC_FILE_RANGE_WRITE);
    sent = written;
}

/// Gives back what was reserved and not written.
bool OutputFile::State::cut_to_size() const noexcept {
    return uninterrupted([&] { return ftruncate(descriptor, static_cast<off_t>(written)); }) == 0;
}

void OutputFile::State::close_descriptor() {
    // Closing can report what an earlier write could not (NFS). Standard output stays open, its copy reports as well.
    const int closing = destination.kind == DestinationKind::standard ? dup(descriptor) : descriptor;
    descriptor = -1;
    if (closing >= 0 && close(closing) != 0 && errno != EINTR) fail(errno);
}

void OutputFile::State::discard() noexcept {
    if (descriptor >= 0 && destination.kind != DestinationKind::standard) close(descriptor);
    descriptor = -1;
    if (temporary.empty()) return;
    unlink(temporary.c_str());
    forget_temporary_file(temporary);
    temporary.clear();
}

OutputFile::OutputFile(const std::string& path, std::span<const InputFile::Identity> inputs, Sync sync)
    : state_(std::make_unique<State>(path, inputs, sync)) {}

OutputFile::~OutputFile() = default;

OutputFile::OutputFile(OutputFile&&) noexcept = default;

const std::string& OutputFile::name() const noexcept { return state_->name; }

void OutputFile::write(std::string_view bytes) {
    state_->reserve_for(state_->written + bytes.size());
    while (!bytes.empty()) {
        const ssize_t put = ::write(state_->descriptor, bytes.data(), bytes.size());
        if (put >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(put));
            state_->written += static_cast<std::uint64_t>(put);
            continue;
        }
        const int cause = errno;
        if (should_retry(cause, state_->descriptor, POLLOUT)) continue;
        if (cause == EPIPE) {  // the parent had us ignore SIGPIPE; the reader is gone all the same
            remove_temporary_files();
            signal(SIGPIPE, SIG_DFL);
            raise(SIGPIPE);
        }
        state_->fail(cause);
    }
    state_->send_to_disk();
}

void OutputFile::commit() {
    State& state = *state_;
    if (state.reserved > state.written && !state.cut_to_size()) state.fail(errno);
    const bool can_sync = !state.temporary.empty() || S_ISREG(state.destination.status.st_mode);
    if (state.syncs && can_sync && uninterrupted([&] { return fsync(state.descriptor); }) != 0) state.fail(errno);
    state.close_descriptor();
    if (state.temporary.empty()) return;

    if (std::rename(state.temporary.c_str(), state.destination.path.c_str()) != 0) state.fail(errno);
    forget_temporary_file(state.temporary);
    state.temporary.clear();
    if (!state.syncs) return;
    const int folder = open(folder_of(state.destination.path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;  // a folder one may not list: the file itself is safe
    uninterrupted([&] { return fsync(folder); });
    close(folder);
}

}  // namespace leadqual

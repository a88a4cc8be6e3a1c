#include "base/temporary_file.hpp"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace leadqual {

namespace {

// A fixed table, because a signal handler can neither lock nor allocate. A run writes a handful of files; one beyond
// the table is still removed by OutputFile, only not on a signal.
struct Slot {
    std::atomic<bool> taken{false};  // by the thread that fills it
    std::atomic<bool> ready{false};  // path is whole
    char path[PATH_MAX];
};
Slot slots[32];

void remember(const std::string& path) noexcept {
    if (path.size() >= sizeof Slot::path) return;
    for (Slot& slot : slots) {
        if (slot.taken.exchange(true)) continue;
        std::memcpy(slot.path, path.c_str(), path.size() + 1);
        slot.ready = true;
        return;
    }
}

/// Between the birth of a file and its entry in the table no signal may come.
class SignalsBlocked {
public:
    SignalsBlocked() noexcept {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, &before_);
    }
    ~SignalsBlocked() {
        const int cause = errno;
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
        errno = cause;
    }
    SignalsBlocked(const SignalsBlocked&) = delete;
    SignalsBlocked& operator=(const SignalsBlocked&) = delete;

private:
    sigset_t before_;
};

}  // namespace

int create_temporary_file(const std::string& destination, std::string& path) {
    const std::size_t slash = destination.rfind('/');
    const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
    constexpr std::size_t longest_name = 200;  // of 255, for what we put around it
    path = destination.substr(0, name) + "." + destination.substr(name, longest_name) + ".leadqual-XXXXXX";
    const SignalsBlocked quiet;
    const int descriptor = mkostemp(path.data(), O_CLOEXEC);
    if (descriptor >= 0) remember(path);
    return descriptor;
}

void forget_temporary_file(const std::string& path) noexcept {
    for (Slot& slot : slots) {
        if (!slot.ready || path != slot.path) continue;
        slot.ready = false;
        slot.taken = false;
        return;
    }
}

void remove_temporary_files() noexcept {
    for (Slot& slot : slots)
        if (slot.ready) unlink(slot.path);
}

}  // namespace leadqual

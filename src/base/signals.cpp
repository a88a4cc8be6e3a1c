// Being stopped from outside leaves nothing behind, and looks to the shell as if we had not noticed.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>

#include "base/temporary_file.hpp"
#include "leadqual/base.hpp"

namespace leadqual {

namespace {

extern "C" void clean_up_and_die(int signal_number) {
    remove_temporary_files();
    signal(signal_number, SIG_DFL);
    raise(signal_number);  // comes when this handler returns
}

/// A signal that the parent chose to ignore (nohup, a background job) stays ignored.
void catch_signal(int signal_number) {
    struct sigaction action {};
    if (sigaction(signal_number, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) return;
    action = {};
    action.sa_handler = clean_up_and_die;
    sigfillset(&action.sa_mask);
    sigaction(signal_number, &action, nullptr);
}

/// A closed standard stream would give its number to the next file that is opened, and words for people would land in
/// it. The place is taken, but the wrong way round, so that using the stream fails as it does when closed.
void occupy_standard_descriptors() {
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
        const int opened = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        if (opened != -1 && opened != descriptor) close(opened);
    }
}

}  // namespace

void clean_up_on_signals() {
    occupy_standard_descriptors();
    for (const int signal_number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) catch_signal(signal_number);
    signal(SIGXFSZ, SIG_IGN);  // the write fails instead, and says so
}

}  // namespace leadqual

#include "cli/command.hpp"

int main(int count, char** words) {
    leadqual::clean_up_on_signals();
    leadqual::give_large_memory_back();
    return leadqual::cli::run({words + 1, words + count});
}

// rules reference: everything a rule file can say, as one page.
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "leadqual/rules.hpp"

namespace leadqual::cli {

static Exit show_reference() {
    print(rules_reference());
    return Exit::ok;
}

Action setup_rules_reference(Options&) { return show_reference; }

}  // namespace leadqual::cli

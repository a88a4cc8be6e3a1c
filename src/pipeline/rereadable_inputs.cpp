#include "pipeline/rereadable_inputs.hpp"

#include "pipeline/input_plan.hpp"

namespace leadqual {

RereadableInputs::RereadableInputs(const Job& job) : job_(job) {
    for (auto& path : job_.inputs) {
        job_.names.push_back(path == "-" ? "standard input" : path);
        if (!can_read_again(path)) path = spooled_.emplace_back(path).path();
    }
}

}  // namespace leadqual

#include "import/unreadable.hpp"

namespace leadqual::reading {

void throw_unreadable(Place place, std::string message, std::string hint) {
    Problem problem;
    problem.place = std::move(place);
    problem.message = std::move(message);
    problem.hint = std::move(hint);
    throw Error(Exit::input, std::move(problem));
}

}  // namespace leadqual::reading

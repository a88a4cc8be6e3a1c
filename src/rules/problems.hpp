// Collects everything that is wrong with a rule file, so that all of it is reported at once.
#pragma once

#include "rules/problem_codes.hpp"
#include "rules/source_text.hpp"

namespace leadqual {

class Problems {
public:
    /// An error or a warning, as the table of codes says.
    void report(Code code, const Span& where, std::string message, std::string hint = {});

    bool has_errors() const noexcept { return errors_ > 0; }
    /// Ends the command with all errors, in the order of their places, if there are any.
    void throw_if_errors() const;
    std::vector<Problem> warnings() const;

private:
    struct Found {
        Span where;
        Problem problem;
    };
    std::vector<Problem> sorted(Severity severity) const;

    std::vector<Found> found_;
    std::size_t errors_ = 0;
};

/// "did you mean 'budget'?", or nothing where no candidate is near.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);
/// Both hints as one: "did you mean 'budget'? a column …".
std::string join_hints(std::string first, std::string_view second);

}  // namespace leadqual

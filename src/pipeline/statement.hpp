// (private to pipeline) What is said of a criterion: "; yes budget: annual revenue 2,000,000".
#pragma once

#include "pipeline/padded_text.hpp"
#include "pipeline/shown_value.hpp"

namespace leadqual {

/// All that can be said of a criterion's state once it is known what decided: only the lead's own value is missing.
class Statement {
public:
    /// "budget: 40,000"; where the field is not called like the criterion and its value alone says little,
    /// "budget: annual revenue 2,000,000"; a yes or no is told by the field's name. A signal may have its own words.
    Statement(const Program& program, const Criterion& criterion, const Evidence& evidence, State state);

    /// The text for one lead, which begins with "; ": one of the statement's own, or written to `room`, or to `arena`
    /// where that is too small.
    static constexpr std::size_t kRoom = 256;
    PaddedText about(const LeadsInView& leads, std::size_t row, char* room, ValueBuffer& buffer, Arena& arena) const;

private:
    /// The first field that the lead has a value for is told: coalesce(timeline, expected_close) may have been decided
    /// by the second.
    struct OfField {
        std::uint32_t field;
        bool is_boolean;
        PaddedString text;  ///< the value follows, unless it is a boolean
        PaddedString if_no;
    };
    PaddedString alone_;
    std::vector<OfField> fields_;
};

}  // namespace leadqual

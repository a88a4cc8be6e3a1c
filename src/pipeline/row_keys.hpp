// (private to pipeline) Which lead a row is: what --dedupe compares.
#pragma once

#include "pipeline/input_plan.hpp"

namespace leadqual {

/// The keys of rows, as fingerprints. Texts are alike when they are folded and trimmed, phone numbers when their digits
/// are. A row that lacks a part of its key has none: it is like no other.
class RowKeys {
public:
    RowKeys(const InputPlan& plan, std::size_t parts, const FingerprintKey& secret);
    /// By row of a located block.
    void find(const Input& input, const Block& block, std::vector<std::optional<KeyedFingerprint>>& keys) const;

private:
    struct Source {
        std::size_t slot = 0;
        bool is_phone = false;
        CellKind kind = CellKind::text;
    };
    using Part = std::vector<Source>;  ///< the columns of a field, the best first
    const InputPlan& plan_;
    FingerprintKey secret_;
    std::vector<std::vector<Part>> parts_;  ///< by input; none where it lacks one
};

}  // namespace leadqual

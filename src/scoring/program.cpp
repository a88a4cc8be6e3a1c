#include "scoring/program.hpp"

#include "scoring/set_compiler.hpp"

#include <algorithm>
#include <atomic>

namespace leadqual {

static std::uint64_t new_identity() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

/// The positions of `uses` among the program's fields; those not there yet are added.
static std::vector<std::uint32_t> add_fields(std::span<const FieldUse> uses, std::vector<FieldUse>& fields) {
    std::vector<std::uint32_t> positions;
    for (const FieldUse& use : uses) {
        const auto same = std::find(fields.begin(), fields.end(), use);
        positions.push_back(static_cast<std::uint32_t>(same - fields.begin()));
        if (same == fields.end()) fields.push_back(use);
    }
    return positions;
}

Program::Program(std::vector<RuleSet> sets, Day today) : compiled_(std::make_unique<Compiled>()) {
    compiled_->identity = new_identity();
    compiled_->rule_sets = std::move(sets);
    compiled_->today = today;
    for (const RuleSet& set : compiled_->rule_sets) {
        constexpr std::size_t most_lines = 255;
        if (set.verdict.size() > most_lines)
            throw Error(Exit::usage, "'" + set.name + "' has more than 255 verdict lines", "join some of them with OR");
        compiled_->sets.emplace_back().fields = add_fields(set.fields, compiled_->fields);
    }
    Emitter emitter(*compiled_);
    for (std::uint32_t i = 0; i < compiled_->sets.size(); ++i) SetCompiler(emitter, i).compile();
    compiled_->filter_begins = compiled_->instructions.size();
}

Program::~Program() = default;
Program::Program(Program&&) noexcept = default;

void Program::set_filter(Condition condition, std::vector<FieldUse> fields) {
    compiled_->identity = new_identity();
    compiled_->filter = std::move(condition);
    const auto positions = add_fields(fields, compiled_->fields);
    compiled_->instructions.erase(
        compiled_->instructions.begin() + static_cast<std::ptrdiff_t>(compiled_->filter_begins),
        compiled_->instructions.end());
    Emitter emitter(*compiled_);
    // Verdicts are read with one rule set only; with several, the condition is over fields.
    compiled_->filter_truth =
        compiled_->sets.empty()
            ? ExpressionCompiler(emitter, positions, nullptr).truth(compiled_->filter->root, World::known)
            : SetCompiler(emitter, 0).filter(*compiled_->filter, positions);
}

std::span<const RuleSet> Program::sets() const noexcept { return compiled_->rule_sets; }
std::span<const FieldUse> Program::fields() const noexcept { return compiled_->fields; }
std::uint32_t Program::field_of(std::size_t set, std::uint32_t field) const noexcept {
    return compiled_->sets[set].fields[field];
}
Day Program::today() const noexcept { return compiled_->today; }

}  // namespace leadqual

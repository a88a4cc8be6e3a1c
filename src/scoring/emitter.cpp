#include "scoring/emitter.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>

namespace leadqual {

RegisterKind kind_of(Opcode opcode) noexcept {
    if (opcode < Opcode::number_constant) return RegisterKind::truth;
    if (opcode < Opcode::text_constant) return RegisterKind::number;
    if (opcode < Opcode::points_sum) return RegisterKind::text;
    return opcode == Opcode::score_of ? RegisterKind::score : RegisterKind::points;
}

static std::string key_of(const Instruction& instruction) {
    std::string key =
        fmt::format("{} {} {} {}", static_cast<int>(instruction.opcode), static_cast<int>(instruction.world),
                    instruction.index, fmt::join(instruction.from, ","));
    for (const double number : instruction.numbers) key += fmt::format(" {:x}", std::bit_cast<std::uint64_t>(number));
    return key;
}

Emitter::Emitter(Program::Compiled& program) : program_(program) {
    for (const Instruction& each : program.instructions) known_.emplace(key_of(each), each.to);
}

std::uint32_t Emitter::new_register(RegisterKind kind) { return program_.registers[static_cast<std::size_t>(kind)]++; }

std::uint32_t Emitter::emit(Instruction instruction) {
    const auto [known, is_new] = known_.emplace(key_of(instruction), 0);
    if (!is_new) return known->second;
    instruction.to = known->second = new_register(kind_of(instruction.opcode));
    program_.instructions.push_back(std::move(instruction));
    return known->second;
}

std::uint32_t Emitter::truth_constant(std::optional<bool> value) {
    return emit({.opcode = Opcode::truth_constant, .index = value ? *value : 2u});
}

std::uint32_t Emitter::text_constant(const std::string& text) {
    auto& texts = program_.texts;
    const auto same = std::find(texts.begin(), texts.end(), text);
    const auto index = static_cast<std::uint32_t>(same - texts.begin());
    if (same == texts.end()) texts.push_back(text);
    return emit({.opcode = Opcode::text_constant, .index = index});
}

std::uint32_t Emitter::test_field(std::uint32_t field, const TextTest& test) {
    for (FieldTests& group : program_.field_tests) {
        if (group.field != field) continue;
        const std::size_t position = group.tests.add(test);
        if (position == TextTests::most) continue;
        if (position == group.to.size()) group.to.push_back(new_register(RegisterKind::truth));
        return group.to[position];
    }
    FieldTests group{.field = field, .tests = {}, .to = {new_register(RegisterKind::truth)}};
    group.tests.add(test);
    program_.field_tests.push_back(std::move(group));
    return program_.field_tests.back().to[0];
}

std::uint32_t Emitter::test_computed(std::uint32_t text, const TextTest& test) {
    auto& all = program_.computed_tests;
    std::uint32_t index = 0;
    while (index < all.size() && !all[index].holds(test)) ++index;
    if (index == all.size()) all.emplace_back().add(test);
    return emit({.opcode = Opcode::text_test, .from = {text}, .index = index});
}

}  // namespace leadqual

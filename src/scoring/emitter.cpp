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

RegisterKind operand_kind(const Instruction& instruction, std::size_t operand) noexcept {
    switch (instruction.opcode) {
        case Opcode::points_reach:
        case Opcode::number_points:
            return RegisterKind::points;
        case Opcode::grade_among:
        case Opcode::text_grade:
            return operand == 0 ? RegisterKind::points : RegisterKind::truth;
        case Opcode::number_less:
        case Opcode::number_less_equal:
        case Opcode::number_equal:
        case Opcode::number_in:
        case Opcode::number_is_null:
            return RegisterKind::number;
        case Opcode::text_less:
        case Opcode::text_less_equal:
        case Opcode::text_equal:
        case Opcode::text_test:
        case Opcode::text_is_null:
        case Opcode::number_length:
            return RegisterKind::text;
        case Opcode::number_choose:
        case Opcode::text_choose:
            return operand == 0 ? RegisterKind::truth : kind_of(instruction.opcode);
        case Opcode::number_score:
            return RegisterKind::score;
        case Opcode::number_count:
        case Opcode::points_sum:
            return RegisterKind::truth;
        case Opcode::points_sum_fading:
            return instruction.numbers[operand] != 0 ? RegisterKind::number : RegisterKind::truth;
        case Opcode::score_of:
            return instruction.numbers[operand] != 0 ? RegisterKind::points : RegisterKind::truth;
        default:
            return kind_of(instruction.opcode);
    }
}

static std::string key_of(const Instruction& instruction) {
    std::string key =
        fmt::format("{} {} {} {}", static_cast<int>(instruction.opcode), static_cast<int>(instruction.world),
                    instruction.index, fmt::join(instruction.from, ","));
    for (const double number : instruction.numbers) key += fmt::format(" {:x}", std::bit_cast<std::uint64_t>(number));
    return key;
}

/// States of criteria and fit: what explain() may force.
static bool is_judgement(Opcode opcode) {
    return opcode == Opcode::truth_state || kind_of(opcode) == RegisterKind::points;
}

Emitter::Emitter(Program::Compiled& program) : program_(program) {
    for (const Instruction& each : program.instructions) {
        const RegisterKind kind = kind_of(each.opcode);
        known_.emplace(key_of(each), each.to);
        is_judged_[kind].resize(program.registers[static_cast<std::size_t>(kind)]);
        is_judged_[kind][each.to] = each.judges || is_judgement(each.opcode);
    }
    for (auto& [kind, judged] : is_judged_) judged.resize(program.registers[static_cast<std::size_t>(kind)]);
}

std::uint32_t Emitter::new_register(RegisterKind kind) {
    is_judged_[kind].push_back(false);
    is_judged_[kind].resize(program_.registers[static_cast<std::size_t>(kind)] + 1);
    return program_.registers[static_cast<std::size_t>(kind)]++;
}

bool Emitter::reads_judgement(const Instruction& instruction) const {
    for (std::size_t i = 0; i < instruction.from.size(); ++i) {
        const auto judged = is_judged_.find(operand_kind(instruction, i));
        if (judged != is_judged_.end() && judged->second[instruction.from[i]]) return true;
    }
    return false;
}

std::uint32_t Emitter::emit(Instruction instruction) {
    const auto [known, is_new] = known_.emplace(key_of(instruction), 0);
    if (!is_new) return known->second;
    const RegisterKind kind = kind_of(instruction.opcode);
    instruction.judges = reads_judgement(instruction);
    instruction.to = known->second = new_register(kind);
    is_judged_[kind][instruction.to] = instruction.judges || is_judgement(instruction.opcode);
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

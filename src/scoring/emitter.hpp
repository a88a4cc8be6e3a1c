// Adds instructions to a program; what is there already is not computed twice, also across rule sets.
#pragma once

#include "scoring/program.hpp"

#include <map>

namespace leadqual {

class Emitter {
public:
    /// Goes on where `program` ends.
    explicit Emitter(Program::Compiled& program);

    /// The register that holds the result of `instruction` (whose `to` is filled in here).
    std::uint32_t emit(Instruction instruction);
    std::uint32_t truth_constant(std::optional<bool> value);
    std::uint32_t text_constant(const std::string& text);
    /// The truth register of a test on a text field of the program.
    std::uint32_t test_field(std::uint32_t field, const TextTest& test);
    /// The truth register of a test on a text that is computed.
    std::uint32_t test_computed(std::uint32_t text, const TextTest& test);

    Program::Compiled& program() noexcept { return program_; }

private:
    std::uint32_t new_register(RegisterKind kind);

    Program::Compiled& program_;
    std::map<std::string, std::uint32_t> known_;  ///< instruction as text -> its register
};

}  // namespace leadqual

#include "scoring/verdicts.hpp"

#include <algorithm>

namespace leadqual {

namespace {

/// Numbers of 64 rows, a word for each of their bits: whole words say which rows have it.
template <std::size_t count>
struct Planes {
    std::uint64_t bits[count] = {};

    /// Every row of `rows`, which has no number yet, gets this one.
    void put(std::uint64_t rows, std::size_t number) {
        for (std::size_t bit = 0; bit < count; ++bit) bits[bit] |= (number >> bit & 1) != 0 ? rows : 0;
    }
    /// Writes the numbers of the first `size` rows as bytes; only the lowest `used` bits are looked at.
    void write(std::uint8_t* to, std::size_t size, std::size_t used = count) const {
        for (std::size_t row = 0; row < size; row += 8) {
            std::uint64_t eight = 0;
            for (std::size_t bit = 0; bit < used; ++bit)
                eight |= spread(static_cast<std::uint8_t>(bits[bit] >> row)) << bit;
            std::memcpy(to + row, &eight, std::min<std::size_t>(8, size - row));
        }
    }
};

std::uint64_t certain(const Truths& truth, std::size_t word) {
    return truth.can_be_true[word] & ~(truth.can_be_false[word] | truth.can_be_null[word]);
}

std::uint8_t* bytes(std::vector<Tag>& tags) { return reinterpret_cast<std::uint8_t*>(tags.data()); }

/// Calls visit(line, rows) with the rows of a word for which each line is the first whose known truth is TRUE; the last
/// line takes what is left.
template <class Visit>
void each_line(const CompiledSet& set, const Evaluation::Registers& registers, std::size_t word, std::uint64_t rows,
               Visit visit) {
    const std::size_t last = set.lines_known.size() - 1;
    for (std::size_t line = 0; line < last && rows != 0; ++line) {
        const std::uint64_t fires = rows & certain(registers.truths[set.lines_known[line]], word);
        if (fires != 0) visit(line, fires);
        rows &= ~fires;
    }
    if (rows != 0) visit(last, rows);
}

/// could_be is the highest tag among lines that can be TRUE and stand behind no line that certainly is.
void write_tags(const RuleSet& rules, const CompiledSet& set, const Evaluation::Registers& registers,
                Verdicts& verdicts) {
    each_word(registers.rows, [&](std::size_t word, auto count) {
        Planes<2> is;
        std::uint64_t can_be[3] = {};  // by tag
        const auto tag_of = [&](std::size_t line) { return static_cast<std::size_t>(rules.verdict[line].tag); };
        each_line(set, registers, word, low_bits(count), [&](std::size_t line, std::uint64_t fires) {
            is.put(fires, tag_of(line));
            can_be[tag_of(line)] |= fires;
        });
        std::uint64_t reached = low_bits(count);
        for (std::size_t line = 0; line < set.lines_possible.size() && reached != 0; ++line) {
            const Truths& truth = registers.truths[set.lines_possible[line]];
            can_be[tag_of(line)] |= reached & truth.can_be_true[word];
            reached &= ~certain(truth, word);
        }
        Planes<2> highest;
        highest.put(can_be[2], 2);
        highest.put(can_be[1] & ~can_be[2], 1);
        is.write(bytes(verdicts.tag) + word * 64, count);
        highest.write(bytes(verdicts.could_be) + word * 64, count);
    });
}

void write_knock_outs(const CompiledSet& set, const Evaluation::Registers& registers, Verdicts& verdicts) {
    std::fill(verdicts.knock_out.begin(), verdicts.knock_out.end(), Verdicts::none);
    for (std::size_t i = set.knock_outs.size(); i-- > 0;) {
        const Truths& fires = registers.truths[set.knock_outs[i].known];
        for (std::size_t word = 0; word < registers.words; ++word)
            for (std::uint64_t left = fires.can_be_true[word]; left != 0; left &= left - 1)
                verdicts.knock_out[word * 64 + static_cast<std::size_t>(std::countr_zero(left))] =
                    static_cast<std::int16_t>(i);
    }
}

void write_grades(const Program::Compiled& program, const CompiledSet& set, const Evaluation::Registers& registers,
                  Verdicts& verdicts) {
    if (!set.grade) return verdicts.grade.clear();
    const PointsPlan& plan = program.points_plans[set.grade->points_plan];
    const auto write = [&](const std::vector<std::int32_t>& sums, std::vector<char>& letters) {
        letters.resize(registers.rows);
        for (std::size_t row = 0; row < registers.rows; ++row) letters[row] = plan.names[plan.letter(sums[row])];
    };
    write(registers.points[set.grade->points_known].low, verdicts.grade);
    write(registers.points[set.grade->points_possible].low, verdicts.grade_worst);
    write(registers.points[set.grade->points_possible].high, verdicts.grade_best);
    const Truths& nothing_known = registers.truths[set.grade->nothing_known];
    for (std::size_t row = 0; row < registers.rows; ++row)
        if (test_bit(nothing_known.can_be_true.data(), row)) verdicts.grade[row] = Verdicts::no_grade;
}

void copy(const Bits& from, std::size_t words, Bits& to) {
    to.resize(words);
    std::copy_n(from.begin(), words, to.begin());
}

}  // namespace

void write_lines(const CompiledSet& set, const Evaluation::Registers& registers, std::vector<std::uint8_t>& lines) {
    lines.resize(registers.rows);
    const auto used = static_cast<std::size_t>(std::bit_width(set.lines_known.size() - 1));
    each_word(registers.rows, [&](std::size_t word, auto count) {
        Planes<8> planes;
        each_line(set, registers, word, low_bits(count),
                  [&](std::size_t line, std::uint64_t fires) { planes.put(fires, line); });
        planes.write(lines.data() + word * 64, count, used);
    });
}

void write_verdicts(const Program::Compiled& program, std::size_t set, const Evaluation::Registers& registers,
                    Verdicts& verdicts) {
    const RuleSet& rules = program.rule_sets[set];
    const CompiledSet& compiled = program.sets[set];
    const std::size_t rows = registers.rows;
    verdicts.tag.resize(rows);
    verdicts.could_be.resize(rows);
    verdicts.knock_out.resize(rows);
    if (rules.verdict.empty()) {
        verdicts.line.assign(rows, 0);
        std::fill(verdicts.tag.begin(), verdicts.tag.end(), Tag::disqualified);
        verdicts.could_be = verdicts.tag;
    } else {
        write_lines(compiled, registers, verdicts.line);
        write_tags(rules, compiled, registers, verdicts);
    }
    write_knock_outs(compiled, registers, verdicts);

    const auto scores = [&](std::uint32_t from, std::vector<std::uint8_t>& to) {
        to.resize(rows);
        std::copy_n(registers.scores[from].begin(), rows, to.begin());
    };
    scores(compiled.score, verdicts.score);
    scores(compiled.score_max, verdicts.score_max);

    write_grades(program, compiled, registers, verdicts);

    verdicts.met.resize(compiled.criteria.size());
    verdicts.unmet.resize(compiled.criteria.size());
    for (std::size_t i = 0; i < compiled.criteria.size(); ++i) {
        copy(registers.truths[compiled.criteria[i].known].can_be_true, registers.words, verdicts.met[i]);
        copy(registers.truths[compiled.criteria[i].known].can_be_false, registers.words, verdicts.unmet[i]);
    }
    copy(registers.truths[compiled.fit_known].can_be_true, registers.words, verdicts.fit_is_true);
    copy(registers.truths[compiled.fit_known].can_be_false, registers.words, verdicts.fit_is_false);
}

}  // namespace leadqual

#include "pipeline/reasons.hpp"

#include <algorithm>
#include <bit>

#include "pipeline/statement.hpp"

namespace leadqual {

namespace {

constexpr std::size_t kReasonsWidth = 120;

/// What can be said of one criterion in one block.
struct OfCriterion {
    struct Decided {
        Bits rows;
        Statement met, unmet;
    };
    std::vector<Decided> decided;
    PaddedString asked_first, asked_next;
};

/// Puts the reasons of a block together, 64 leads at a time: first what is said of each criterion, by what decided it,
/// and then for each lead its texts in their order. So nearly all that differs from lead to lead differs in data and
/// not in branches, which would be guessed wrong every other time.
class ReasonsWriter {
public:
    ReasonsWriter(const LeadsInView& leads, std::size_t set, Arena& arena)
        : leads_(leads), rules_(leads.program.sets()[set]), verdicts_(leads.evaluation.sets[set]), arena_(arena) {
        for (std::size_t i = 0; i < rules_.criteria.size(); ++i) {
            const Criterion& criterion = rules_.criteria[i];
            criteria_.push_back({{}, PaddedString("; ask " + criterion.name), PaddedString(", " + criterion.name)});
            for (auto& [evidence, rows] : block_evidence(leads.program, leads.evaluation, set, i))
                criteria_.back().decided.push_back({std::move(rows),
                                                    {leads.program, criterion, evidence, State::met},
                                                    {leads.program, criterion, evidence, State::unmet}});
        }
        said_.resize(64 * criteria_.size());
        rooms_.resize(64 * criteria_.size() * Statement::kRoom);
        in_order_.resize(criteria_.size() + 1);
    }

    /// The leads of one word of rows.
    void write_word(std::size_t word, std::span<std::string_view> texts) {
        for (std::size_t i = 0; i < criteria_.size(); ++i) say(i, word);
        for (std::size_t row = 0; row < texts.size(); ++row) {
            const auto knock_out = verdicts_.knock_out[word * 64 + row];
            texts[row] = knock_out == Verdicts::none
                             ? put_together(word, row)
                             : std::string_view(rules_.knock_outs[static_cast<std::size_t>(knock_out)].because);
        }
    }

private:
    void say(std::size_t criterion, std::size_t word) {
        const auto about = [&](std::uint64_t rows, const Statement& statement) {
            for (; rows != 0; rows &= rows - 1) {
                const auto row = static_cast<std::size_t>(std::countr_zero(rows));
                const std::size_t place = criterion * 64 + row;
                said_[place] =
                    statement.about(leads_, word * 64 + row, rooms_.data() + place * Statement::kRoom, buffer_, arena_);
            }
        };
        for (const OfCriterion::Decided& each : criteria_[criterion].decided) {
            about(each.rows[word] & verdicts_.met[criterion][word], each.met);
            about(each.rows[word] & verdicts_.unmet[criterion][word], each.unmet);
        }
    }

    /// First what is met, then what is not, then what is to be asked.
    std::string_view put_together(std::size_t word, std::size_t row) {
        const std::size_t all = criteria_.size();
        std::size_t count = 0;
        for (std::size_t i = 0; i < all; ++i) {
            in_order_[count] = said_[i * 64 + row];
            count += verdicts_.met[i][word] >> row & 1;
        }
        for (std::size_t i = 0; i < all; ++i) {
            in_order_[count] = said_[i * 64 + row];
            count += verdicts_.unmet[i][word] >> row & 1;
        }
        const std::size_t known = count;
        for (std::size_t i = 0; i < all; ++i) {
            in_order_[count] = (count == known ? criteria_[i].asked_first : criteria_[i].asked_next).text();
            count += ~(verdicts_.met[i][word] | verdicts_.unmet[i][word]) >> row & 1;
        }

        std::size_t size = kPadding;
        for (std::size_t i = 0; i < all; ++i) size += in_order_[i].size;
        const std::string_view fit = fit_of(word, row);
        char* const begin = room(fit.size() + size);
        char* end = std::copy(fit.begin(), fit.end(), begin);
        for (std::size_t i = 0; i < all; ++i) end = write(in_order_[i], end);
        std::string_view text(begin, static_cast<std::size_t>(end - begin));
        if (fit.empty() && !text.empty()) text.remove_prefix(2);  // nothing stands before the first "; "
        if (text.size() > kReasonsWidth) return arena_.keep(shorten(text, kReasonsWidth));
        used_ += static_cast<std::size_t>(end - begin);
        return text;
    }

    std::string_view fit_of(std::size_t word, std::size_t row) const {
        if (!rules_.profile) return {};
        if (verdicts_.fit_is_true[word] >> row & 1) return "fits the profile";
        return verdicts_.fit_is_false[word] >> row & 1 ? "does not fit the profile" : "";
    }

    /// Room for at least `size` bytes of the arena, of which `used_` says how many are kept.
    char* room(std::size_t size) {
        constexpr std::size_t usual = std::size_t{16} << 10;
        if (page_size_ - used_ < size) {
            page_size_ = std::max(usual, size);
            page_ = arena_.take(page_size_);
            used_ = 0;
        }
        return page_ + used_;
    }

    const LeadsInView& leads_;
    const RuleSet& rules_;
    const Verdicts& verdicts_;
    Arena& arena_;
    char* page_ = nullptr;
    std::size_t page_size_ = 0, used_ = 0;
    std::vector<OfCriterion> criteria_;
    std::vector<PaddedText> said_;      ///< of the leads of a word, by criterion
    std::vector<char> rooms_;           ///< for each of these
    std::vector<PaddedText> in_order_;  ///< of one lead, with room for one that is not
    ValueBuffer buffer_;
};

}  // namespace

void fill_reasons(const LeadsInView& leads, std::size_t set, Arena& arena, std::span<std::string_view> texts) {
    ReasonsWriter writer(leads, set, arena);
    for (std::size_t begin = 0; begin < texts.size(); begin += 64)
        writer.write_word(begin / 64, texts.subspan(begin, std::min<std::size_t>(64, texts.size() - begin)));
}

}  // namespace leadqual

#include "scoring/text_tests.hpp"

#include "leadqual/base.hpp"
#include "scoring/email.hpp"
#include "scoring/like.hpp"

#include <re2/re2.h>

#include <algorithm>

namespace leadqual {

TextTests::TextTests() {
    lengths_.fill(~std::uint64_t{0});
    std::fill(lengths_.begin() + '!', lengths_.begin() + '~' + 1, 0);
}
TextTests::~TextTests() = default;
TextTests::TextTests(TextTests&&) noexcept = default;
TextTests& TextTests::operator=(TextTests&&) noexcept = default;

static std::unique_ptr<re2::RE2> compile_pattern(const std::string& text) {
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(std::int64_t{8} << 20);
    auto pattern = std::make_unique<re2::RE2>(text, options);
    if (!pattern->ok()) {
        throw Error(Exit::usage, "the regular expression '" + text + "' cannot be used",
                    "it is RE2 syntax: no look-around and no back-references, and not larger than 8 MiB once compiled");
    }
    return pattern;
}

/// The form in which equal tests are equal.
static TextTest normalised(TextTest test) {
    if (test.question != TextQuestion::mentions && test.question != TextQuestion::matches)
        for (std::string& constant : test.constants) constant = fold(constant);
    if (test.question == TextQuestion::in || test.question == TextQuestion::mentions)
        std::sort(test.constants.begin(), test.constants.end());
    return test;
}

bool TextTests::holds(const TextTest& test) const {
    return std::find(tests_.begin(), tests_.end(), normalised(test)) != tests_.end();
}

std::size_t TextTests::add(TextTest test) {
    test = normalised(std::move(test));
    const auto same = std::find(tests_.begin(), tests_.end(), test);
    if (same != tests_.end()) return static_cast<std::size_t>(same - tests_.begin());
    if (tests_.size() == most) return most;

    const std::uint64_t bit = std::uint64_t{1} << tests_.size();
    (test.of_domain ? domain_ : whole_).add(test, bit);
    const bool names = test.question == TextQuestion::equal || test.question == TextQuestion::in;
    if (test.of_domain || !names) lengths_.fill(~std::uint64_t{0});
    for (const std::string& constant : test.constants) {
        if (constant.empty()) continue;
        const auto first = static_cast<unsigned char>(constant[0]);
        lengths_[first] |= TextTable::length_bit(constant.size());
        if (first >= 'a' && first <= 'z') lengths_[first ^ 0x20] |= TextTable::length_bit(constant.size());
    }
    tests_.push_back(std::move(test));
    return tests_.size() - 1;
}

void TextTests::Subject::add(const TextTest& test, std::uint64_t bit) {
    switch (test.question) {
        case TextQuestion::equal:
        case TextQuestion::in:
            for (const std::string& constant : test.constants) equal[constant] |= bit;
            break;
        case TextQuestion::mentions:
            for (const std::string& phrase : test.constants) phrases.add(phrase, bit);
            break;
        default: {
            Other other{.question = test.question, .constant = {}, .pattern = nullptr, .bit = bit};
            if (!test.constants.empty()) other.constant = test.constants[0];
            if (test.question == TextQuestion::matches) other.pattern = compile_pattern(other.constant);
            others.push_back(std::move(other));
        }
    }
    tests |= bit;
}

std::uint64_t TextTests::Subject::answer(std::string_view text, TextScratch& scratch) const {
    fold_into(text, scratch.folded);
    const std::string_view folded = scratch.folded;
    std::uint64_t yes = equal.find(folded);
    if (!phrases.empty()) {
        scratch.words.mark(folded);
        yes |= phrases.mentioned_in(scratch.words);
    }
    for (const Other& other : others) {
        const auto holds = [&] {
            switch (other.question) {
                case TextQuestion::less:
                    return folded < other.constant;
                case TextQuestion::less_equal:
                    return folded <= other.constant;
                case TextQuestion::greater:
                    return folded > other.constant;
                case TextQuestion::greater_equal:
                    return folded >= other.constant;
                case TextQuestion::like:
                    return is_like(folded, other.constant);
                case TextQuestion::matches:
                    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *other.pattern);
                case TextQuestion::is_free_email:
                    return is_free_email_domain(folded);
                default:
                    return false;
            }
        };
        if (holds()) yes |= other.bit;
    }
    return yes;
}

TextAnswers TextTests::answer(std::string_view text, TextScratch& scratch) const {
    TextAnswers answers{};
    if (whole_.tests != 0) answers.yes = whole_.answer(text, scratch);
    if (domain_.tests != 0) {
        const std::string_view domain = email_domain(text);
        if (domain.data() == nullptr)
            answers.null = domain_.tests;
        else
            answers.yes |= domain_.answer(domain, scratch);
    }
    return answers;
}

bool TextTests::is_ascii(std::string_view text) noexcept {
    unsigned char all = 0;
    for (const char byte : text) all |= static_cast<unsigned char>(byte);
    return all < 0x80;
}

}  // namespace leadqual

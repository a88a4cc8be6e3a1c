#include "scoring/text_tests.hpp"

#include "leadqual/base.hpp"
#include "scoring/email.hpp"
#include "scoring/like.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

namespace leadqual {

/// The constants of a test in the form in which they are fastest to ask.
struct TextTests::Prepared {
    std::optional<Phrases> phrases;
    std::unique_ptr<re2::RE2> pattern;
};

TextTests::TextTests() = default;
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

    Prepared prepared;
    if (test.question == TextQuestion::mentions) prepared.phrases.emplace(test.constants);
    if (test.question == TextQuestion::matches) prepared.pattern = compile_pattern(test.constants.at(0));
    tests_.push_back(std::move(test));
    prepared_.push_back(std::move(prepared));
    return tests_.size() - 1;
}

static const std::string& folded(std::string_view text, TextScratch::Subject& subject) {
    if (!subject.is_folded) fold_into(text, subject.folded);
    subject.is_folded = true;
    return subject.folded;
}

static const std::vector<std::string_view>& words(std::string_view text, TextScratch::Subject& subject) {
    if (!subject.is_split) split_words(folded(text, subject), subject.words);
    subject.is_split = true;
    return subject.words;
}

TextAnswers TextTests::answer(std::string_view text, TextScratch& scratch) const {
    scratch.whole.is_folded = scratch.whole.is_split = false;
    scratch.domain.is_folded = scratch.domain.is_split = false;
    TextAnswers answers;
    for (std::size_t i = 0; i < tests_.size(); ++i) {
        const TextTest& test = tests_[i];
        const std::uint64_t bit = std::uint64_t{1} << i;
        const std::string_view asked = test.of_domain ? email_domain(text) : text;
        if (asked.data() == nullptr) {
            answers.null |= bit;
            continue;
        }
        auto& subject = test.of_domain ? scratch.domain : scratch.whole;
        const auto& constants = test.constants;
        bool yes = false;
        switch (test.question) {
            case TextQuestion::equal:
                yes = folded(asked, subject) == constants[0];
                break;
            case TextQuestion::less:
                yes = folded(asked, subject) < constants[0];
                break;
            case TextQuestion::less_equal:
                yes = folded(asked, subject) <= constants[0];
                break;
            case TextQuestion::greater:
                yes = folded(asked, subject) > constants[0];
                break;
            case TextQuestion::greater_equal:
                yes = folded(asked, subject) >= constants[0];
                break;
            case TextQuestion::in:
                yes = std::binary_search(constants.begin(), constants.end(), folded(asked, subject));
                break;
            case TextQuestion::like:
                yes = is_like(folded(asked, subject), constants[0]);
                break;
            case TextQuestion::mentions:
                yes = prepared_[i].phrases->mentioned_in(words(asked, subject));
                break;
            case TextQuestion::matches:
                yes = re2::RE2::PartialMatch(re2::StringPiece(asked.data(), asked.size()), *prepared_[i].pattern);
                break;
            case TextQuestion::is_free_email:
                yes = is_free_email_domain(folded(asked, subject));
                break;
        }
        if (yes) answers.yes |= bit;
    }
    return answers;
}

}  // namespace leadqual

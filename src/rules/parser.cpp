// Reads a condition by precedence: OR < AND < NOT < comparisons < IS < + - < * / < unary minus.
#include <fmt/format.h>

#include "rules/lexer.hpp"
#include "rules/phrase.hpp"

namespace leadqual {

namespace {

struct GivenUp {};  // thrown behind the first mistake, caught in parse()

struct Operator {
    std::string_view sign;
    Operation operation;
};
constexpr Operator comparisons[] = {
    {"=", Operation::equal},       {"<>", Operation::not_equal},     {"<", Operation::less},
    {"<=", Operation::less_equal}, {">=", Operation::greater_equal}, {">", Operation::greater},
};
constexpr Operator sums[] = {{"+", Operation::add}, {"-", Operation::subtract}};
constexpr Operator products[] = {{"*", Operation::multiply}, {"/", Operation::divide}};

class Parser {
public:
    Parser(const PlacedText& source, std::vector<Token> tokens, Problems& problems)
        : source_(source), tokens_(std::move(tokens)), problems_(problems) {}

    Phrase whole() {
        if (next().kind == TokenKind::end) fail(next(), "the condition is empty", "write TRUE if it always holds");
        Phrase root = disjunction();
        if (next().kind != TokenKind::end)
            fail(next(), fmt::format("expected the end, found '{}'", written(next())), why_not_ended());
        return root;
    }

private:
    // ------------------------------------------------------------ tokens

    const Token& next() const { return tokens_[at_]; }
    const Token& after_next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
    static bool is_word(const Token& token, std::string_view word) {
        return token.kind == TokenKind::name && token.text == word;
    }
    static bool is_sign(const Token& token, std::string_view sign) {
        return token.kind == TokenKind::sign && token.text == sign;
    }
    bool take_word(std::string_view word) { return is_word(next(), word) && ++at_; }
    bool take_sign(std::string_view sign) { return is_sign(next(), sign) && ++at_; }
    std::uint32_t last_end() const { return at_ == 0 ? 0 : tokens_[at_ - 1].end; }

    std::string_view written(const Token& token) const {
        return std::string_view(source_.text).substr(token.begin, token.end - token.begin);
    }
    std::string found(const Token& token) const {
        return token.kind == TokenKind::end ? "the end" : fmt::format("'{}'", written(token));
    }

    [[noreturn]] void fail(const Token& token, std::string message, std::string hint = {}) {
        problems_.report(Code::syntax, source_.span(token.begin, token.end), std::move(message), std::move(hint));
        throw GivenUp{};
    }
    [[noreturn]] void expected(std::string_view what, std::string hint = {}) {
        fail(next(), fmt::format("expected {}, found {}", what, found(next())), std::move(hint));
    }
    void expect_sign(std::string_view sign) {
        if (!take_sign(sign)) expected(fmt::format("'{}'", sign));
    }
    void expect_word(std::string_view word, std::string_view shown) {
        if (!take_word(word)) expected(shown);
    }

    std::string why_not_ended() const {
        const Token& token = next();
        const Token* before = at_ == 0 ? nullptr : &tokens_[at_ - 1];
        if (is_sign(token, ",") && before->kind == TokenKind::number && after_next().kind == TokenKind::number)
            return "numbers are written without groups: 10000";
        if (is_sign(token, ")")) return "it closes nothing";
        if (token.kind == TokenKind::name && before->kind == TokenKind::name && !is_keyword(before->text))
            return fmt::format("a column with blanks goes in brackets: [{} {}]", written(*before), written(token));
        if (token.kind == TokenKind::list) return "a word list goes into mentions(text, @list) or IN (@list)";
        return "join conditions with AND or OR";
    }

    // ------------------------------------------------------------ levels

    /// Guards the stack: whatever calls itself holds one.
    class Level {
    public:
        explicit Level(Parser& parser) : parser_(parser) {
            if (++parser_.depth_ > deepest_condition) parser_.too_deep();
        }
        ~Level() { --parser_.depth_; }

    private:
        Parser& parser_;
    };

    Phrase disjunction() {
        const Level level(*this);
        return chain("or", Operation::logical_or,
                     [this] { return chain("and", Operation::logical_and, [this] { return negation(); }); });
    }

    /// a AND b AND c is one node of three parts.
    template <typename Part>
    Phrase chain(std::string_view word, Operation operation, Part part) {
        Phrase first = part();
        if (!is_word(next(), word)) return first;
        Phrase all = operation_of(operation, first.begin);
        all.parts.push_back(std::move(first));
        while (take_word(word)) all.parts.push_back(part());
        return ended(std::move(all));
    }

    Phrase negation() {
        if (!is_word(next(), "not")) return predicate();
        const Level level(*this);
        Phrase node = operation_of(Operation::logical_not, next().begin);
        ++at_;
        node.parts.push_back(negation());
        return ended(std::move(node));
    }

    Phrase predicate() {
        Phrase left = comparison();
        while (is_word(next(), "is")) left = is_something(std::move(left));
        return left;
    }

    Phrase comparison() {
        Phrase left = sum();
        const bool negated = is_word(next(), "not") && (is_word(after_next(), "in") || is_word(after_next(), "like") ||
                                                        is_word(after_next(), "between"));
        if (negated) ++at_;
        if (take_word("between")) return between(std::move(left), negated);
        if (take_word("in")) return in(std::move(left), negated);
        if (take_word("like")) return like(std::move(left), negated);
        const auto operation = take_operator(comparisons);
        if (!operation) return left;
        Phrase node = binary(*operation, std::move(left), sum());
        for (const Operator& row : comparisons)
            if (is_sign(next(), row.sign))
                fail(next(), "comparisons do not chain", "write both and join them: a < b AND b < c");
        return node;
    }

    Phrase between(Phrase value, bool negated) {
        Phrase node = with_value(PhraseKind::between, std::move(value), negated);
        node.parts.push_back(sum());
        expect_word("and", "AND and the upper end");
        node.parts.push_back(sum());
        return ended(std::move(node));
    }

    Phrase in(Phrase value, bool negated) {
        Phrase node = with_value(PhraseKind::in, std::move(value), negated);
        if (next().kind == TokenKind::list) expected("'('", fmt::format("write IN ({})", written(next())));
        expect_sign("(");
        do node.parts.push_back(argument());
        while (take_sign(","));
        expect_sign(")");
        return ended(std::move(node));
    }

    Phrase like(Phrase value, bool negated) {
        Phrase node = with_value(PhraseKind::like, std::move(value), negated);
        node.parts.push_back(sum());
        if (is_word(next(), "escape")) fail(next(), "LIKE has no ESCAPE here", "use matches(text, 'regex')");
        return ended(std::move(node));
    }

    Phrase is_something(Phrase value) {
        ++at_;
        const bool negated = take_word("not");
        Phrase node = with_value(PhraseKind::is, std::move(value), negated);
        if (take_word("null")) {
            node.operation = Operation::is_null;
        } else if (take_word("true")) {
            node.operation = Operation::is_true;
        } else if (take_word("false")) {
            node.operation = Operation::is_false;
        } else {
            expected("NULL, TRUE or FALSE after IS",
                     is_word(next(), "empty") || is_word(next(), "blank")
                         ? fmt::format("a blank cell is NULL: IS {}NULL", negated ? "NOT " : "")
                         : "compare with =");
        }
        return ended(std::move(node));
    }

    Phrase sum() {
        Phrase left = product();
        while (const auto operation = take_operator(sums)) left = binary(*operation, std::move(left), product());
        return left;
    }

    Phrase product() {
        Phrase left = unary();
        while (const auto operation = take_operator(products)) left = binary(*operation, std::move(left), unary());
        return left;
    }

    Phrase unary() {
        if (!is_sign(next(), "-") && !is_sign(next(), "+")) return primary();
        const Level level(*this);
        if (take_sign("+")) return unary();
        Phrase node = operation_of(Operation::negate, next().begin);
        ++at_;
        node.parts.push_back(unary());
        return ended(std::move(node));
    }

    Phrase primary() {
        const Token& token = next();
        switch (token.kind) {
            case TokenKind::number:
                return leaf(PhraseKind::number);
            case TokenKind::text:
                return leaf(PhraseKind::text);
            case TokenKind::column:
                return leaf(PhraseKind::column);
            case TokenKind::setting:
                return leaf(PhraseKind::setting);
            case TokenKind::name:
                return named();
            case TokenKind::list:
                fail(token, "a word list is no value",
                     fmt::format("write mentions(job_title, {0}) or … IN ({0})", written(token)));
            case TokenKind::sign:
                if (token.text == "(") return parenthesis();
                [[fallthrough]];
            case TokenKind::end:
                break;
        }
        expected("a field, a number or a text");
    }

    Phrase named() {
        const Token& token = next();
        if (token.text == "null") return leaf(PhraseKind::null);
        if (token.text == "true" || token.text == "false") {
            Phrase node = leaf(PhraseKind::boolean);
            node.number = node.text == "true" ? 1 : 0;
            return node;
        }
        if (token.text == "case") return case_expression();
        if (token.text == "date" && !is_sign(after_next(), "(")) return date();
        if (is_keyword(token.text)) expected("a field, a number or a text");
        if (is_sign(after_next(), "(")) return call();
        return leaf(PhraseKind::name);
    }

    Phrase parenthesis() {
        const std::uint32_t begin = next().begin;
        ++at_;
        Phrase inside = disjunction();
        if (is_sign(next(), ",")) fail(next(), "expected ')', found ','", "a list of values goes behind IN");
        expect_sign(")");
        inside.begin = begin;
        return ended(std::move(inside));
    }

    Phrase call() {
        Phrase node = leaf(PhraseKind::call);
        ++at_;
        if (!is_sign(next(), ")")) {
            do node.parts.push_back(argument());
            while (take_sign(","));
        }
        expect_sign(")");
        return ended(std::move(node));
    }

    /// Word lists stand only among arguments and items.
    Phrase argument() { return next().kind == TokenKind::list ? leaf(PhraseKind::list) : disjunction(); }

    Phrase date() {
        Phrase node = leaf(PhraseKind::date);
        if (next().kind != TokenKind::text) expected("a day in quotes after DATE", "write DATE '2026-01-31'");
        const Token& token = next();
        const auto day = token.text.size() == 10 ? read_date(token.text) : std::nullopt;
        if (!day || show_day(*day) != token.text)
            fail(token, fmt::format("'{}' is no day", token.text), "write year, month and day: DATE '2026-01-31'");
        node.number = *day;
        ++at_;
        return ended(std::move(node));
    }

    Phrase case_expression() {
        const std::uint32_t begin = next().begin;
        ++at_;
        Phrase node;
        node.kind = PhraseKind::case_when;
        node.begin = begin;
        if (!is_word(next(), "when")) {
            node.kind = PhraseKind::case_of;
            node.parts.push_back(disjunction());
        }
        if (!is_word(next(), "when")) expected("WHEN");
        while (take_word("when")) {
            node.parts.push_back(disjunction());
            expect_word("then", "THEN");
            node.parts.push_back(disjunction());
        }
        if (take_word("else")) node.parts.push_back(disjunction());
        expect_word("end", "END of the CASE");
        return ended(std::move(node));
    }

    // ------------------------------------------------------------ nodes

    template <std::size_t count>
    std::optional<Operation> take_operator(const Operator (&table)[count]) {
        for (const Operator& row : table)
            if (take_sign(row.sign)) return row.operation;
        return std::nullopt;
    }

    Phrase leaf(PhraseKind kind) {
        const Token& token = next();
        Phrase node;
        node.kind = kind;
        node.text = token.text;
        node.number = token.number;
        node.begin = token.begin;
        ++at_;
        return ended(std::move(node));
    }

    static Phrase operation_of(Operation operation, std::uint32_t begin) {
        Phrase node;
        node.kind = PhraseKind::operation;
        node.operation = operation;
        node.begin = begin;
        return node;
    }

    static Phrase with_value(PhraseKind kind, Phrase value, bool negated) {
        Phrase node;
        node.kind = kind;
        node.negated = negated;
        node.begin = value.begin;
        node.parts.push_back(std::move(value));
        return node;
    }

    Phrase binary(Operation operation, Phrase left, Phrase right) {
        Phrase node = operation_of(operation, left.begin);
        node.parts.push_back(std::move(left));
        node.parts.push_back(std::move(right));
        return ended(std::move(node));
    }

    Phrase ended(Phrase node) {
        node.end = last_end();
        for (const Phrase& part : node.parts) node.depth = std::max(node.depth, part.depth + 1);
        if (node.depth > deepest_condition) too_deep();  // a + b + c + … nests to the left
        return node;
    }

    [[noreturn]] void too_deep() {
        fail(next(), fmt::format("the condition nests deeper than {} levels", deepest_condition));
    }

    const PlacedText& source_;
    std::vector<Token> tokens_;
    Problems& problems_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

std::optional<Phrase> parse(const PlacedText& source, Problems& problems) {
    auto tokens = tokens_of(source, problems);
    if (!tokens) return std::nullopt;
    try {
        return Parser(source, std::move(*tokens), problems).whole();
    } catch (const GivenUp&) {
        return std::nullopt;
    }
}

}  // namespace leadqual

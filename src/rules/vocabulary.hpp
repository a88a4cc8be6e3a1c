// What the names in a condition can mean: fields, columns, settings, word lists, and what a verdict reads.
#pragma once

#include "leadqual/rules.hpp"
#include "rules/json_document.hpp"

#include <set>

namespace leadqual {

/// Which names a condition may use.
enum class Scope : std::uint8_t {
    lead,     ///< criteria, facts, profile, knock-outs: fields and columns
    gate,     ///< what is judged before the gate, and fields
    verdict,  ///< all that is judged, and fields; a criterion wins over a field of its name
    filter,   ///< --where: fields win over what is judged, which is always there as lq_…
};

struct Setting {
    std::string name;
    JsonKind kind = JsonKind::number;  ///< number, text or boolean
    std::string text;                  ///< text: decoded; number: as written
    double number = 0;                 ///< booleans 0 or 1
    Span where;                        ///< of its key
    std::string as_json() const;
};

struct OwnList {
    std::string name;
    std::vector<std::string> as_written;  ///< words and "@other"
    Span where;
};

struct Vocabulary {
    std::vector<FieldUse> own_fields;  ///< "fields": columns with a type
    std::vector<Setting> settings;
    std::vector<OwnList> lists;
    std::vector<std::string> criteria, facts;
    std::set<std::string, std::less<>> criteria_of_signals;  ///< their points can be read: need_points
    bool has_gate = false, has_grade = false;
    bool has_several_sets = false;  ///< --where over several rule sets: "score" would be a guess

    std::set<std::string> used_settings, used_lists;  ///< filled by Names, for the lints
    /// Columns read by their own name, filled by Names: where each stands.
    std::vector<std::pair<std::string, Span>> read_columns;

    const Setting* find_setting(std::string_view name) const;
    const OwnList* find_list(std::string_view name) const;
};

/// Words of a list, built in or own, "@other" followed. Nothing when there is no such list.
std::optional<std::vector<std::string>> words_of(std::string_view list, const Vocabulary& vocabulary);

/// A name of the verdict level.
struct JudgementName {
    std::string_view name;
    Judgement judgement;
    ValueType type;
    std::string_view meaning;
};
std::span<const JudgementName> judgement_names();
/// Names that no criterion and no fact can have: they would clash with a judgement, an output column or the language.
bool is_reserved(std::string_view name);

ValueType value_type(FieldType type) noexcept;

/// Looks names up in one scope. What is not found is reported, with what was probably meant.
class Names {
public:
    Names(Vocabulary& vocabulary, Scope scope, std::vector<FieldUse>& fields, Problems& problems)
        : vocabulary_(vocabulary), scope_(scope), fields_(fields), problems_(problems) {}

    std::optional<Expression> bare(const std::string& name, const Span& where);
    Expression column(const std::string& name, const Span& where);
    std::optional<Expression> setting(const std::string& name, const Span& where);
    std::optional<std::vector<std::string>> list(const std::string& name, const Span& where);

    const FieldUse& field(const Expression& expression) const { return fields_[expression.index]; }

private:
    std::optional<Expression> judged(std::string_view name);
    std::optional<std::string_view> criterion_of_points(std::string_view name) const;
    std::optional<Expression> read(std::string_view name);
    Expression use(const FieldUse& field);
    std::optional<std::uint32_t> position_of(const FieldUse& field) const;
    void unknown_name(const std::string& name, const Span& where);
    void unknown_output_column(const std::string& name, const Span& where) const;

    Vocabulary& vocabulary_;
    Scope scope_;
    std::vector<FieldUse>& fields_;
    Problems& problems_;
};

}  // namespace leadqual

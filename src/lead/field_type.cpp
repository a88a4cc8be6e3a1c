// The types of fields by their names in rule files and in `leadqual fields`.
#include "leadqual/lead.hpp"

namespace leadqual {

namespace {

constexpr std::string_view names[] = {"text", "number", "boolean", "date", "days"};  // in the order of FieldType

}  // namespace

std::string_view to_text(FieldType type) noexcept { return names[static_cast<std::size_t>(type)]; }

std::optional<FieldType> field_type(std::string_view name) noexcept {
    for (std::size_t index = 0; index < std::size(names); ++index)
        if (names[index] == name) return static_cast<FieldType>(index);
    return std::nullopt;
}

}  // namespace leadqual

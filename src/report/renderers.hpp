// (private to report) The report's formats.
#pragma once

#include "report/markup.hpp"
#include "report/model.hpp"

namespace leadqual::model {

std::string as_html(const Report& report);
std::string as_markdown(const Report& report);
std::string as_text(const Report& report);
std::string as_json(const Report& report);

/// The style sheet of the page: light, dark, phone, paper.
markup::Literal style_sheet();

}  // namespace leadqual::model

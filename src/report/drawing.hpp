// (private to report) Pictures as SVG. Lengths across are shares of the width there is, so that one drawing fits a
// screen, a phone and a sheet of paper, and its letters keep their size; lengths down are pixels.
#pragma once

#include "report/markup.hpp"
#include "report/model.hpp"

namespace leadqual::drawing {

/// Colours are classes of the style sheet, so that dark, light and print each have their own.
void draw(const model::Bars& bars, markup::Page& page);
void draw(const model::Histogram& histogram, markup::Page& page);
/// The names of the parts with their colours, where there are several.
void draw_legend(const std::vector<model::Series>& series, markup::Page& page);

}  // namespace leadqual::drawing

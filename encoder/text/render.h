// Renders diagnostics as text for a terminal and as JSON.
#pragma once

#include <string>
#include <vector>

#include "text/diagnostic.h"

namespace proviso::text {

// As rustc and Carbon do it: `error[T014]: message`, ` --> file:line:column`, the line with the offending words underlined
// (tabs as they are, wide spans cut to their first line), the labels, `help: ...`. Ends with a line end.
std::string render_terminal(const Diagnostic&, const Sources&, bool color);
// One line for each diagnostic: file:line:column: severity[code]: message.
std::string render_line(const Diagnostic&, const Sources&);
// An array of {code, severity, message, file, line, column, end_line, end_column, labels, help}, as JSON text.
std::string render_json(const std::vector<Diagnostic>&, const Sources&);

}  // namespace proviso::text

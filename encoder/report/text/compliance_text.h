// Compliance with clauses, and reasons, laid out for a reader.
#pragma once

#include "report/text/page.h"
#include "report/words/compliance.h"
#include "report/words/reason.h"

namespace proviso::report {

// Clause by clause.
void tell_compliance(Page&, std::size_t indent, const Case&, const std::vector<model::ClauseCompliance>&);

// One clause.
void tell_clause(Page&, std::size_t indent, const Case&, const model::ClauseCompliance&);

// Why a formula is true or false, as a tree.
void tell_reason(Page&, std::size_t indent, const Case&, const model::Reason&);

}  // namespace proviso::report

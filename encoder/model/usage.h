// Design and usage: which parts of a spec concern usage rather than design.
#pragma once

#include <optional>
#include <string_view>

#include "model/model.h"

namespace proviso::model {

// Does the spec have a usage type or a usage relation? A spec without usage has no distinction between chosen and arbitrary parts.
bool has_usage(const Model&);

// Can the truth of the formula depend on usage? It can if the formula mentions something of a usage type, or a usage relation:
// directly, in any reading of any term, in any rule of a clause that it refers to with `kept` or `applies`, or in a rule that overrides
// such a rule, whatever is in force. An invalid formula mentions nothing.
bool mentions_usage(const Model&, ExprId formula);
// Does some rule of the clause, or one that overrides it, mention usage, in any reading?
bool mentions_usage(const Model&, ClauseId);

// Likewise of one rule.
bool mentions_usage(const Model&, RuleId);

// The first mention of usage in the formula: a variable of a usage type, or a term about usage.
struct UsageMention {
  Span span;
  std::string_view name;  // of the type, relation, term or clause that is mentioned
  Span declared;
};
std::optional<UsageMention> first_usage_mention(const Model&, ExprId formula);

}  // namespace proviso::model

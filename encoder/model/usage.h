// Design and usage: which parts of a spec are about what happens, rather than about what is built.
#pragma once

#include <optional>
#include <string_view>

#include "model/model.h"

namespace proviso::model {

// Is there a usage type or a usage relation? A spec without is the plain case: everything is chosen.
bool has_usage(const Model&);

// Whether the truth of the formula can depend on what happens: it mentions something of a usage type, or a usage relation,
// itself, in any reading of any term, or in any rule of a clause that it builds on with `kept` or `applies`, or that
// overrides such a rule, whatever is in force. An invalid formula mentions nothing.
bool mentions_usage(const Model&, ExprId formula);
// Whether some rule of the clause, or one that overrides it, does, in any reading.
bool mentions_usage(const Model&, ClauseId);

// The first place in the formula that makes it mention usage: a variable of a usage type, or a term that is about usage.
struct UsageMention {
  Span span;
  std::string_view name;  // of the type, relation, term or clause that is mentioned
  Span declared;
};
std::optional<UsageMention> first_usage_mention(const Model&, ExprId formula);

}  // namespace proviso::model

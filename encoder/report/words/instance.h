// A formula of the spec about particular elements: its own words, with names in place of variables.
#pragma once

#include <string>

#include "model/compliance.h"
#include "report/words/names.h"

namespace proviso::report {

// One architecture under one selection of readings, as reports need it. All references must outlive it.
struct Case {
  const Spec& spec;
  const model::Structure& structure;
  const model::Selection& selection;
};

// As written, except that a variable, and a path up to its last field, becomes the name of its element: `c.to.hosted_on = Azure`
// becomes `gpt.hosted_on = Azure`, `stateless(c)` becomes `stateless(call 1)`.
std::string about(const Case&, model::ExprId formula, const model::Binding&);

// The negation: `gpt.hosted_on != Azure`, `sre is no Model`, `not stateless(call 1)`.
std::string about_negation(const Case&, model::ExprId formula, const model::Binding&);

// Is it a negation, so that its opposite is written without `not`?
bool is_denial(const model::Model&, model::ExprId formula);

// "call 1 and gpt": the elements themselves; empty for none.
std::string things(const Case&, const model::Binding&);

}  // namespace proviso::report

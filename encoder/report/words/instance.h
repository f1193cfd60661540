// A formula of the spec about particular elements: the spec's phrases where it has some, otherwise its own text with names in place of
// variables.
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

// An atom with a phrase, also as a part of a formula, becomes the phrase: "call 1 is served on Azure". The rest is as written, except that
// a variable, and a path up to its last field, becomes the name of its element: `c.to.hosted_on = Azure` becomes
// `gpt.hosted_on = Azure`, `stateless(c)` becomes `stateless(call 1)`.
std::string about(const Case&, model::ExprId formula, const model::Binding&);

// The negation: "call 1 is not served on Azure", `gpt.hosted_on != Azure`, `sre is no Model`, `not stateless(call 1)`.
std::string about_negation(const Case&, model::ExprId formula, const model::Binding&);

// Has it a phrase, or is it a negation, so that its opposite is written without `not`?
bool has_plain_opposite(const Case&, model::ExprId formula);

// "gpt runs on AWS", "gpt.hosted_on is AWS": the value of an expression; empty if the two have the same text.
std::string about_value(const Case&, model::ExprId expression, const model::FieldValue& value, const model::Binding&);

// "call 1 and gpt": the elements themselves; empty for none.
std::string things(const Case&, const model::Binding&);

}  // namespace proviso::report

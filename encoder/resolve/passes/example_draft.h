// One example while it is being read.
#pragma once

#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "model/model.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

struct ExampleDraft {
  Structure structure;  // elements, individuals and relations; the fields follow in complete()
  std::unordered_map<std::string_view, Element> names;
  std::map<std::pair<Element, FieldId>, FieldValue> values;
  bool sound = true;  // no mistake has been reported, here or in what it is `like`
};

// Adds what `node` lists to a draft, which holds what the example is like, or nothing. `tree` has its values.
void add_things(const syntax::Example& node, const syntax::Ast& tree, const Lexicon&, const Model&, ExampleDraft&, Reports&);

// The whole structure. Reports individuals that are not listed and total fields without a value.
Structure complete(const syntax::Example& node, const Model&, const ExampleDraft&, Reports&);

}  // namespace proviso::resolve

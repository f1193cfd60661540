// A small signature for tests of the arena: predicates p to s, functions of a sort of things and of an enumeration.
#pragma once

#include <utility>
#include <vector>

#include "logic/signature.h"

namespace proviso::testing {

constexpr logic::SortId enumeration{3}, open{4};

inline logic::Signature test_signature() {
  logic::Signature signature;
  signature.sorts = {{logic::SortKind::boolean, "bool", {}, 0},
                     {logic::SortKind::integer, "int", {}, 0},
                     {logic::SortKind::real, "decimal", {}, 0},
                     {logic::SortKind::enumeration, "Colour", {}, 2},
                     {logic::SortKind::open, "Thing", {}, 0}};
  const auto add = [&](const char* name, std::vector<logic::SortId> arguments, logic::SortId result) {
    signature.symbols.push_back({name, std::move(arguments), result, logic::RelationSymbol{}});
  };
  add("p", {}, logic::Signature::boolean);
  add("q", {open}, logic::Signature::boolean);
  add("r", {open, open}, logic::Signature::boolean);
  add("s", {enumeration}, logic::Signature::boolean);
  add("f", {open}, open);
  add("colour", {open}, enumeration);
  add("n", {open}, logic::Signature::integer);
  add("m", {enumeration}, logic::Signature::integer);
  add("w", {open}, logic::Signature::real);
  return signature;
}

}  // namespace proviso::testing

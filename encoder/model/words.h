// The words that a spec gives its things for people to read: titles and glosses, quotations, phrases.
//
// They have no effect on truth.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "text/source.h"

namespace proviso::model {

using text::Span;

struct Cite {
  DocumentId document;
  std::string words;
  Span span;            // of the words
  std::string section;  // of the document: "5.9(iv)"; empty where it is not said
  Span passage = {};    // where the document has the words; nowhere if it has not, or not as whole words
};

// Common to all declarations. `gloss` is the quoted text after the name (title, question, gloss), or empty.
struct Heading {
  std::string_view name;
  Span name_span;
  std::string gloss;
  std::vector<Cite> cites;
};

// "{c} is routed through {k}": text with places for things. What has phrases says how its places are counted.
struct Phrase {
  struct Piece {
    std::string text;                    // what stands before the place, or at the end
    std::optional<std::uint32_t> place;  // none after the last piece
  };
  std::vector<Piece> pieces;
};

// How an atom is said, and how it is said that it is not so. Both or neither.
struct Phrases {
  Phrase says, says_not;
  bool given() const { return !says.pieces.empty(); }
};

}  // namespace proviso::model

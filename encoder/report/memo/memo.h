// A memorandum on the checks of a spec, as a document: sections of paragraphs, lists, quotations, tables and drawings, without a layout.
//
// What depends on readings stands once for each case (`Cases`). A case is a set of combinations of readings; the cases of an article are
// disjoint and together cover every combination that its check leaves open.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace proviso::report {

enum class Mood : std::uint8_t { plain, good, bad, doubt };

// A piece of a sentence.
struct Run {
  enum class Style : std::uint8_t {
    plain,
    strong,
    code,     // of the spec
    faint,    // a place or a source
    verdict,  // with its mood
  };
  std::string text;
  Style style = Style::plain;
  Mood mood = Mood::plain;
  std::string target = {};  // the id to which it refers; empty: none
  bool operator==(const Run&) const = default;
};
using Words = std::vector<Run>;

struct Block;
using Blocks = std::vector<Block>;

struct Paragraph {
  Words words;
  bool operator==(const Paragraph&) const = default;
};
struct List {
  bool ordered = false;
  std::vector<Blocks> items;
  bool operator==(const List&) const = default;
};
struct Quotation {
  std::string words;
  Words source;
  bool operator==(const Quotation&) const = default;
};
// A unit of the spec as the ground of something: its title, the id of its text in the appendix, and its quotations.
struct Ground {
  std::string kind;  // "Fact"
  Words title;
  std::string target;
  std::vector<Quotation> quotations;
  bool operator==(const Ground&) const = default;
};
// The spec's own text.
struct Code {
  std::string text;
  bool operator==(const Code&) const = default;
};
struct Table {
  std::string caption;
  std::vector<std::string> head;
  std::vector<std::vector<Words>> rows;  // the first cell is the heading of its row
  bool operator==(const Table&) const = default;
};
// An argument: each step with what it rests on.
struct Steps {
  struct Step {
    Words words;
    Blocks grounds;
    bool operator==(const Step&) const = default;
  };
  std::vector<Step> steps;
  Words end;  // the conclusion; may be empty
  Mood mood = Mood::plain;
  bool operator==(const Steps&) const = default;
};
// Days and what happened on them, in order.
struct Chronology {
  struct Event {
    std::string day;  // "18 March 2026"
    Words words;
    bool is_now = false;  // the day as of which the question is asked
    bool operator==(const Event&) const = default;
  };
  std::vector<Event> events;
  bool operator==(const Chronology&) const = default;
};
// A text with some of its passages marked.
struct MarkedText {
  struct Piece {
    std::string text;
    bool is_marked = false;
    std::string id;  // where a passage begins; else empty
    bool operator==(const Piece&) const = default;
  };
  std::vector<std::vector<Piece>> paragraphs;
  bool operator==(const MarkedText&) const = default;
};
// A drawing, with what it shows in words.
struct Drawing {
  std::string svg;
  Words caption;
  Blocks description;
  bool operator==(const Drawing&) const = default;
};
// Shown on demand.
struct Folded {
  Words summary;
  Blocks blocks;
  bool operator==(const Folded&) const = default;
};
// A heading below that of a section.
struct Subheading {
  std::string text;
  bool operator==(const Subheading&) const = default;
};
// One entry for each case of the article.
struct Cases {
  std::string name;  // distinguishes the lists of an article: "argument"
  std::vector<Blocks> cases;
  bool with_other_side = false;  // the other side's case is shown, too
  bool says_when = true;         // each case says of which readings it is; else it is only numbered
  bool operator==(const Cases&) const = default;
};
// The readings to choose from, and the outcome of each choice (Article::readings).
struct Chooser {
  bool operator==(const Chooser&) const = default;
};
// Side by side where there is room.
struct Pair {
  Blocks left, right;
  bool operator==(const Pair&) const = default;
};
// What other places refer to.
struct Anchored {
  std::string id;
  Blocks blocks;
  bool operator==(const Anchored&) const = default;
};

struct Block {
  std::variant<Paragraph, List, Quotation, Ground, Code, Table, Steps, Chronology, MarkedText, Drawing, Folded, Subheading, Cases, Chooser,
               Pair, Anchored>
      of;
  bool operator==(const Block&) const = default;
};

inline Block paragraph(Words words) { return {Paragraph{std::move(words)}}; }
// A sentence of the program's own: what stands in back-ticks is the spec's.
Words words_with_names(std::string_view sentence);
Block sentence(std::string_view);

struct Section {
  std::string id;
  std::string title;
  Blocks blocks;
};

// What is open in a question: its terms and clauses with readings, and the outcome by case.
struct Readings {
  struct Reading {
    std::string name;
    std::string gloss;
    std::vector<std::string> positions;  // names of those that take it
    std::string target;                  // its text in the appendix
  };
  struct Dial {
    std::string name;  // of the term or clause
    std::string gloss;
    bool turns = false;  // the outcome depends on it
    std::vector<Reading> readings;
  };
  struct Case {
    // For each dial the readings that it covers; a case has several such products.
    std::vector<std::vector<std::vector<std::uint32_t>>> products;
    std::string outcome;  // "Possible"
    Mood mood = Mood::plain;
    Words when;  // "when `stateless` is read as `service`"; empty: always
    // The case that the other side argues: of another outcome, with the fewest readings changed; its own index: there is none.
    std::size_t other = 0;
  };
  struct Position {
    std::string name;
    std::string gloss;
    std::vector<std::vector<std::uint32_t>> readings;  // for each dial, those that it leaves open
  };
  std::vector<Dial> dials;
  std::vector<Case> cases;  // at least one
  std::vector<Position> positions;
  std::vector<std::uint32_t> first;  // the readings that are shown at first, by dial
};

// On one check.
struct Article {
  std::string id;
  std::string title;
  std::vector<std::pair<std::string, Words>> head;  // "As of", "18 March 2026"
  Words outcome;                                    // for lists of articles
  Readings readings;
  std::vector<Section> sections;
};

struct Memo {
  std::string title;
  std::vector<Article> articles;  // at least one
  std::vector<Section> appendix;  // of all articles
};

}  // namespace proviso::report

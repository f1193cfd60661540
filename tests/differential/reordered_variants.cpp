// Other names, another order, and clauses cut into one for each rule.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "random_vocabulary.h"
#include "syntax/lexer.h"
#include "text/source.h"
#include "variant_text.h"

namespace proviso::differential {

namespace {

// Names that the grammar gives a meaning of its own in some places.
const std::set<std::string_view> contextual{"from",    "to",    "until",      "of",     "effective", "least",    "most",     "size",
                                            "day",     "days",  "month",      "months", "year",      "years",    "hour",     "hours",
                                            "by",      "like",  "impossible", "holds",  "fails",     "complies", "breaches", "lesser",
                                            "greater", "floor", "says",       "cost",   "titled",    "dated",    "assumed"};

// Names in the braces of a phrase are given their new names, too.
std::string renamed_in_braces(std::string text, const std::map<std::string, std::string>& to) {
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string::npos) break;
    if (const auto found = to.find(text.substr(at + 1, end - at - 1)); found != to.end()) text.replace(at + 1, end - at - 1, found->second);
  }
  return text;
}

bool begins_a_file(const std::string& line) { return line.starts_with("// file: "); }

// Lines that belong together: each that is indented no deeper than `indent` begins a piece, but for a closing brace.
std::vector<std::string> pieces(const std::vector<std::string>& lines, std::size_t indent) {
  std::vector<std::string> result;
  for (const std::string& line : lines) {
    const std::size_t depth = line.find_first_not_of(' ');
    if (result.empty() || (depth <= indent && line[depth] != '}'))
      result.push_back(line);
    else
      result.back() += line;
  }
  return result;
}

std::string shuffled_body(const std::string& declaration, std::size_t indent, random::Dice& dice);

// A declaration whose parts may stand in any order: the clauses of a contract, the rules of a clause, the readings of a term, the fields of
// a type.
std::string shuffled(const std::string& declaration, std::size_t indent, random::Dice& dice) {
  const std::string_view begin = std::string_view(declaration).substr(std::min(declaration.size(), indent));
  for (const char* word : {"contract ", "clause ", "type ", "usage type ", "product "})
    if (begin.starts_with(word) && declaration.find('\n') + 1 < declaration.size()) return shuffled_body(declaration, indent, dice);
  if (!begin.starts_with("define ")) return declaration;
  std::vector<std::string> lines = lines_of(declaration);
  std::vector<std::string> readings(lines.begin() + 1, lines.end());
  dice.shuffle(readings);
  std::string text = lines[0];
  for (const std::string& reading : readings) text += reading;
  return text;
}

std::string shuffled_body(const std::string& declaration, std::size_t indent, random::Dice& dice) {
  std::vector<std::string> lines = lines_of(declaration);
  if (lines.size() < 3) return declaration;
  std::vector<std::string> inner = pieces({lines.begin() + 1, lines.end() - 1}, indent + 2);
  // The notes of a clause stand before its rules.
  const auto rules = std::ranges::stable_partition(inner, [](const std::string& piece) {
    const std::string_view begin = std::string_view(piece).substr(std::min(piece.size(), piece.find_first_not_of(' ')));
    return begin.starts_with("binds") || begin.starts_with("owed") || begin.starts_with("cites") || begin.starts_with("notwithstanding") ||
           begin.starts_with("subject");
  });
  std::vector<std::string> parts(rules.begin(), rules.end());
  dice.shuffle(parts);
  std::string text = lines.front();
  for (auto note = inner.begin(); note != rules.begin(); ++note) text += *note;
  for (const std::string& part : parts) text += shuffled(part, indent + 2, dice);
  return text + lines.back();
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = text.find('\n', at);
    const std::size_t end = newline == std::string::npos ? text.size() : newline + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

Variant renamed(const std::string& spec, random::Dice& dice) {
  Variant variant{"other names", ""};
  text::Sources sources;
  text::Diagnostics ignored;
  const text::FileId file = sources.add("spec.pvo", spec);
  const syntax::Tokens tokens = syntax::lex(sources, file, ignored);
  std::vector<std::string> names;
  for (const syntax::Token& token : tokens.tokens) {
    const std::string name = spec.substr(token.begin, token.end - token.begin);
    if (token.kind == syntax::TokenKind::name && !contextual.contains(name) && std::ranges::find(names, name) == names.end())
      names.push_back(name);
  }
  std::vector<std::string> others;
  for (std::size_t i = 0; i < names.size(); ++i) others.push_back(fmt::format("{}{}", dice.one_of({"a", "Z", "m_"}), i));
  dice.shuffle(others);
  std::map<std::string, std::string> to;
  for (std::size_t i = 0; i < names.size(); ++i) {
    to[names[i]] = others[i];
    variant.original[others[i]] = names[i];
  }
  // What no token covers, comments and with them the headings of files, stays as it is. So do the texts of documents.
  const std::size_t texts = std::min(spec.size(), spec.find("// file: texts/"));
  std::size_t done = 0;
  for (const syntax::Token& token : tokens.tokens) {
    if (token.begin >= texts) continue;
    if (token.kind == syntax::TokenKind::string) {
      variant.spec += spec.substr(done, token.begin - done) + renamed_in_braces(spec.substr(token.begin, token.end - token.begin), to);
      done = token.end;
    }
    if (token.kind != syntax::TokenKind::name) continue;
    const auto found = to.find(spec.substr(token.begin, token.end - token.begin));
    if (found == to.end()) continue;
    variant.spec += spec.substr(done, token.begin - done) + found->second;
    done = token.end;
  }
  variant.spec += spec.substr(done);
  return variant;
}

Variant reordered(const std::string& spec, random::Dice& dice) {
  Variant variant{"another order", ""};
  std::vector<std::vector<std::string>> files(1);
  for (const std::string& line : lines_of(spec)) {
    if (begins_a_file(line)) files.emplace_back();
    files.back().push_back(line);
  }
  for (const std::vector<std::string>& file : files) {
    const bool has_heading = !file.empty() && begins_a_file(file.front());
    if (has_heading && file.front().find(".pvo") == std::string::npos) {
      for (const std::string& line : file) variant.spec += line;
      continue;
    }
    if (has_heading) variant.spec += file.front();
    std::vector<std::string> declarations = pieces({file.begin() + (has_heading ? 1 : 0), file.end()}, 0);
    dice.shuffle(declarations);
    for (const std::string& declaration : declarations) variant.spec += shuffled(declaration, 0, dice);
  }
  return variant;
}

Variant with_clauses_split(const std::string& spec) {
  Variant variant{"a clause for each rule", "", {}, false};
  std::vector<std::string> split;  // clauses that were, as they are named
  std::string contract, head, notes;
  std::vector<std::string> rules;
  bool has_readings = false;
  const auto flush = [&] {
    const std::string name = head.substr(9, head.find_first_of(" {", 9) - 9);
    const bool named_otherwise = spec.find("." + name) != std::string::npos || spec.find("applies " + name + "(") != std::string::npos;
    if (rules.size() > 1 && !has_readings && !named_otherwise) {
      split.push_back(name);
      variant.spec += head + notes + rules[0] + "  }\n";
      variant.spec += fmt::format("  clause {}_rest {{\n", name) + notes;
      for (std::size_t i = 1; i < rules.size(); ++i) variant.spec += rules[i];
    } else {
      variant.spec += head + notes;
      for (const std::string& rule : rules) variant.spec += rule;
    }
  };
  for (const std::string& line : lines_of(spec)) {
    if (line.starts_with("  clause ")) {
      head = line;
      notes.clear();
      rules.clear();
      has_readings = false;
    } else if (!head.empty() && line == "  }\n") {
      flush();
      head.clear();
      variant.spec += line;
    } else if (!head.empty()) {
      has_readings = has_readings || line.starts_with("    reading ");
      const bool note = rules.empty() && (line.starts_with("    binds") || line.starts_with("    owed") || line.starts_with("    cites") ||
                                          line.starts_with("    notwithstanding") || line.starts_with("    subject"));
      if (note)
        notes += line;
      else
        rules.push_back(line);
    } else {
      variant.spec += line;
    }
  }
  // Where a clause is named, its other half is named too.
  std::string text;
  for (const std::string& line : lines_of(variant.spec)) {
    std::string changed = line;
    const bool lists = line.starts_with("    notwithstanding") || line.starts_with("    subject") || line.starts_with("  without ") ||
                       line.starts_with("  only ") || line.find(" notwithstanding ") != std::string::npos;
    for (const std::string& name : split) {
      const auto replace = [&](const std::string& what, const std::string& by) {
        for (std::size_t at = changed.find(what); at != std::string::npos; at = changed.find(what, at + by.size()))
          changed.replace(at, what.size(), by);
      };
      replace(fmt::format("(kept {})", name), fmt::format("((kept {}) and (kept {}_rest))", name, name));
      if (!lists || line.starts_with("  clause")) continue;
      const std::size_t begin = changed.find("notwithstanding ") != std::string::npos ? changed.find("notwithstanding ") : 0;
      for (std::size_t at = changed.find(" " + name, begin); at != std::string::npos; at = changed.find(" " + name, at + 1)) {
        const std::size_t end = at + 1 + name.size();
        if (changed[end] != ',' && changed[end] != '\n') continue;
        changed.insert(end, fmt::format(", {}_rest", name));
      }
    }
    text += changed;
  }
  variant.spec = text;
  return variant;
}

std::vector<Variant> variants(const std::string& spec, std::uint64_t seed) {
  random::Dice dice(seed);
  std::vector<Variant> all = idle_variants(spec);
  all.push_back(by_de_morgan(spec, dice));
  all.push_back(renamed(spec, dice));
  all.push_back(reordered(spec, dice));
  all.push_back(with_clauses_split(spec));
  return all;
}

}  // namespace proviso::differential

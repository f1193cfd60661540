// Facts, requirements, products and intents; documents, and what is quoted from them.
#include <fmt/format.h>

#include "random_draft.h"

namespace proviso::differential::random {

namespace {

// Each document is one sentence, of which parts are quoted.
const std::vector<std::string> sentences{"Stateless calls to a model are served on Azure.",
                                         "The provider shall not disclose what it is told."};
const std::vector<std::vector<std::string>> quotations{{"Stateless calls", "served on Azure", "calls to a model"},
                                                       {"shall not disclose", "The provider"}};

// Whether it is to be about what happens, in a spec that has usage; then some such formulas say nothing of it and do not load.
std::string requirement(Draft& draft, const std::string& product) {
  const bool usage = draft.words.has_usage() && draft.dice.chance(60);
  const bool building = draft.words.may_build_on_clauses;
  draft.words.of_design_alone = !usage;
  draft.words.may_build_on_clauses = building && (usage || !draft.words.has_usage());
  const std::string word = usage ? draft.dice.one_of({" can", " always"}) : "";
  Statement statement{Kind::requirement, draft.dice.fresh("r"), product};
  std::string formula = draft.formula();
  if (usage) {
    // About something that happens, in any case.
    for (const Type& type : draft.words.types) {
      if (!type.usage || !type.parent.empty()) continue;
      const Scope scope{{draft.dice.fresh("v"), {Sort::element, type.name}}};
      formula = fmt::format("({} {} {}: {})", word == " can" ? "some" : "every", type.name, scope[0].name, draft.formula(scope));
    }
  }
  draft.words.of_design_alone = false;
  draft.words.may_build_on_clauses = building;
  const std::string notes = Draft::allow(statement.name, "W106") + Draft::cost(statement.name);
  const std::string text = fmt::format("requirement {}{}{}{}{} : {}\n", statement.name, draft.gloss(), draft.cites(), notes, word, formula);
  draft.words.statements.push_back(std::move(statement));
  return text;
}

}  // namespace

std::string Draft::gloss() { return dice.chance(10) ? " \"words that explain it\"" : ""; }

std::string Draft::cites() {
  if (words.documents.empty() || !dice.chance(25)) return "";
  const auto which = static_cast<std::size_t>(dice.below(static_cast<int>(words.documents.size())));
  return fmt::format(" cites {}{} \"{}\"", words.documents[which], section(words.documents[which]), dice.pick(quotations[which]));
}

std::string Draft::allow(const std::string& name, const std::string& code) {
  return name.back() == '3' || name.back() == '8' ? fmt::format(" allow {} \"as it is\"", code) : "";
}

std::string Draft::gloss_of(const std::string& name) {
  return name.back() == '4' || name.back() == '9' ? fmt::format(" \"what {} stands for\"", name) : "";
}

std::string Draft::section(const std::string& name) { return name.back() == '2' || name.back() == '7' ? " at \"5.9(iv)\"" : ""; }

std::string Draft::cost(const std::string& name) {
  return name.back() == '1' || name.back() == '6' ? fmt::format(" cost {}", 1 + name.size()) : "";
}

std::string Draft::phrases(const std::string& name, const std::vector<std::string>& places) {
  if (name.back() != '0' && name.back() != '5') return "";
  std::string about;
  for (const std::string& place : places) about += fmt::format("{}{{{}}}", about.empty() ? "" : " and ", place);
  return fmt::format(" says \"{0} is so of {1}\" not \"{0} is not so of {1}\"", name, about);
}

std::string documents(Draft& draft) {
  std::string text;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::string name = draft.dice.fresh("doc");
    draft.words.documents.push_back(name);
    text += fmt::format("document {} \"texts/{}.txt\"", name, name);
    const int digit = name.back() - '0';
    if (digit < 5) text += " titled \"A text\"";
    if (digit > 1 && digit < 7) text += " by \"its publisher\"";
    if (digit > 3) text += " dated 2025-10-28";
    if (digit % 3 == 0) text += " from \"https://example.org/text\"";
    text += "\n";
  }
  return text;
}

std::string text_of_document(std::size_t number) { return sentences[number]; }

std::string facts(Draft& draft) {
  std::string text;
  for (int i = draft.dice.up_to(draft.options.facts); i > 0; --i) {
    Statement statement{Kind::fact, draft.dice.fresh("f"), ""};
    const std::string_view assumed = statement.name.back() == '3' ? " assumed" : "";
    text += fmt::format("fact {}{}{}{} : {}\n", statement.name, draft.gloss(), draft.cites(), assumed, draft.formula());
    draft.words.statements.push_back(std::move(statement));
  }
  return text;
}

std::string requirements(Draft& draft) {
  std::string text;
  for (int i = draft.dice.up_to(draft.options.requirements); i > 0; --i) text += requirement(draft, "");
  if (!draft.options.products) return text;
  for (int i = draft.dice.up_to(2); i > 0; --i) {
    const std::string product = draft.dice.fresh("prod");
    text += fmt::format("product {}{} {{\n", product, draft.gloss());
    for (int j = 1 + draft.dice.up_to(1); j > 0; --j) text += "  " + requirement(draft, product);
    text += "}\n";
  }
  if (draft.dice.chance(40)) {
    Statement statement{Kind::intent, draft.dice.fresh("n"), ""};
    text += fmt::format("intent {}{}{} : {}\n", statement.name, draft.gloss(), draft.cites(), draft.formula());
    draft.words.statements.push_back(std::move(statement));
  }
  return text;
}

}  // namespace proviso::differential::random

#include "resolve/symbols/lexicon.h"

#include <type_traits>
#include <variant>

#include "text/check.h"

namespace proviso::resolve {

namespace {

template <typename Table>
std::uint32_t next(const Table& table) {
  return static_cast<std::uint32_t>(table.size());
}

// One overload for each kind of declaration.
class Collector {
 public:
  explicit Collector(Declarations& declarations) : all_(declarations) {}
  void enter(const syntax::Ast& tree) { tree_ = &tree; }

  void operator()(const syntax::Import&) {}
  void operator()(const syntax::Document& node) { all_.documents.push_back({&node, tree_}); }
  void operator()(const syntax::Enum& node) { all_.types.push_back({.open = nullptr, .closed = &node}); }
  void operator()(const syntax::Type& node) {
    const TypeId owner{next(all_.types)};
    all_.types.push_back({.open = &node, .closed = nullptr});
    for (const syntax::Field& field : node.fields) all_.fields.push_back({&field, owner});
  }
  void operator()(const syntax::Individual& node) {
    for (const syntax::Glossed& one : node.names) all_.individuals.push_back({one.name, one.gloss.value, node.type});
  }
  void operator()(const syntax::Relation& node) { all_.relations.push_back({&node, tree_}); }
  void operator()(const syntax::Define& node) { all_.terms.push_back({{&node, tree_}}); }
  void operator()(const syntax::Fact& node) { all_.facts.push_back({&node, tree_}); }
  void operator()(const syntax::Requirement& node) { all_.requirements.push_back({{&node, tree_}, ProductId{}}); }
  void operator()(const syntax::Intent& node) { all_.intents.push_back({&node, tree_}); }
  void operator()(const syntax::Product& node) {
    const ProductId product{next(all_.products)};
    all_.products.push_back({&node, tree_});
    for (const syntax::Requirement& requirement : node.requirements) {
      all_.requirements.push_back({{&requirement, tree_}, product});
    }
  }
  void operator()(const syntax::Contract& node) {
    const ContractId contract{next(all_.contracts)};
    all_.contracts.push_back({&node, tree_});
    for (const syntax::Clause& clause : node.clauses) all_.clauses.push_back({{&clause, tree_}, contract});
  }
  void operator()(const syntax::Amendment& node) { all_.amendments.push_back({&node, tree_}); }
  void operator()(const syntax::Calendar& node) { all_.calendars.push_back({&node, tree_}); }
  void operator()(const syntax::Position& node) { all_.positions.push_back({&node, tree_}); }
  void operator()(const syntax::Check& node) { all_.checks.push_back({&node, tree_}); }
  void operator()(const syntax::Example& node) { all_.examples.push_back({&node, tree_}); }

 private:
  Declarations& all_;
  const syntax::Ast* tree_ = nullptr;
};

void report_twice(const syntax::Name& name, std::string_view first_is, Span first, Reports& reports) {
  reports.add(Code::N001, name.span, "`" + std::string(name.text) + "` is declared twice", {first, "here it is " + std::string(first_is)},
              "give one of the two another name");
}

// Fills one name space after the other.
class Namer {
 public:
  Namer(const Declarations& declarations, Names& names, Reports& reports) : all_(declarations), names_(names), reports_(reports) {}

  void name_vocabulary() {
    for (std::uint32_t i = 0; i < all_.types.size(); ++i) {
      const DeclaredType& type = all_.types[i];
      add_word(type.open != nullptr ? type.open->name : type.closed->name, Word::Kind::type, i);
      if (type.closed == nullptr) continue;
      std::uint32_t element = 0;
      for (const syntax::Glossed& one : type.closed->elements) add_word(one.name, Word::Kind::element, i, element++);
    }
    for (std::uint32_t i = 0; i < all_.individuals.size(); ++i) add_word(all_.individuals[i].name, Word::Kind::individual, i);
    for (std::uint32_t i = 0; i < all_.relations.size(); ++i) add_word(all_.relations[i].node->name, Word::Kind::relation, i);
    for (std::uint32_t i = 0; i < all_.terms.size(); ++i) add_word(all_.terms[i].node->name, Word::Kind::term, i);
  }

  void name_statements() {
    add_statements(all_.facts, Statement::Kind::fact);
    add_statements(all_.requirements, Statement::Kind::requirement);
    add_statements(all_.intents, Statement::Kind::intent);
    add_statements(all_.products, Statement::Kind::product);
    add_statements(all_.contracts, Statement::Kind::contract);
    add_statements(all_.amendments, Statement::Kind::amendment);
    add_statements(all_.checks, Statement::Kind::check);
    add_statements(all_.examples, Statement::Kind::example);
  }

  void name_clauses() {
    for (std::uint32_t i = 0; i < all_.clauses.size(); ++i) {
      const syntax::Name& name = all_.clauses[i].node->name;
      if (!name.valid()) continue;
      const auto [place, is_new] = names_.clauses.try_emplace({all_.clauses[i].contract.value, name.text}, ClauseId{i});
      if (is_new) {
        names_.clauses_named[name.text].push_back(ClauseId{i});
      } else {
        report_twice(name, "a clause of the same contract", all_.clauses[place->second.value].node->name.span, reports_);
      }
    }
  }

  void name_fields() {
    for (std::uint32_t i = 0; i < all_.fields.size(); ++i) {
      const syntax::Name& name = all_.fields[i].node->name;
      const auto [place, is_new] = names_.fields.try_emplace({all_.fields[i].owner.value, name.text}, FieldId{i});
      if (is_new) {
        names_.fields_named[name.text].push_back(FieldId{i});
      } else {
        report_twice(name, "a field of the same type", all_.fields[place->second.value].node->name.span, reports_);
      }
    }
  }

  void name_the_rest() {
    add_alone(all_.positions, names_.positions, "a position");
    add_alone(all_.documents, names_.documents, "a document");
    add_alone(all_.calendars, names_.calendars, "a calendar");
  }

 private:
  void add_word(const syntax::Name& name, Word::Kind kind, std::uint32_t id, std::uint32_t element = 0) {
    if (!name.valid()) return;
    if (is_built_in(name.text)) {
      reports_.add(Code::N002, name.span, "`" + std::string(name.text) + "` is a word of the language and cannot be declared",
                   "give it another name");
      return;
    }
    const auto [place, is_new] = names_.vocabulary.try_emplace(name.text, Word{kind, id, element, name.span});
    if (!is_new) report_twice(name, with_article(place->second.kind), place->second.span, reports_);
  }

  template <typename Table>
  void add_statements(const Table& table, Statement::Kind kind) {
    for (std::uint32_t i = 0; i < table.size(); ++i) {
      const syntax::Name& name = table[i].node->name;
      if (!name.valid()) continue;
      const auto [place, is_new] = names_.statements.try_emplace(name.text, Statement{kind, i, name.span});
      if (!is_new) report_twice(name, with_article(place->second.kind), place->second.span, reports_);
    }
  }

  template <typename Table, typename Id>
  void add_alone(const Table& table, std::unordered_map<std::string_view, Id>& space, std::string_view what) {
    for (std::uint32_t i = 0; i < table.size(); ++i) {
      const syntax::Name& name = table[i].node->name;
      if (!name.valid()) continue;
      const auto [place, is_new] = space.try_emplace(name.text, Id{i});
      if (!is_new) report_twice(name, what, table[place->second.value].node->name.span, reports_);
    }
  }

  const Declarations& all_;
  Names& names_;
  Reports& reports_;
};

}  // namespace

std::string_view with_article(Word::Kind kind) {
  switch (kind) {
    case Word::Kind::type:
      return "a type";
    case Word::Kind::element:
      return "an enum element";
    case Word::Kind::individual:
      return "an individual";
    case Word::Kind::relation:
      return "a relation";
    case Word::Kind::term:
      return "a defined term";
  }
  CHECK(false);
}

std::string_view with_article(Statement::Kind kind) {
  switch (kind) {
    case Statement::Kind::fact:
      return "a fact";
    case Statement::Kind::requirement:
      return "a requirement";
    case Statement::Kind::intent:
      return "an intent";
    case Statement::Kind::product:
      return "a product";
    case Statement::Kind::contract:
      return "a contract";
    case Statement::Kind::amendment:
      return "an amendment";
    case Statement::Kind::check:
      return "a check";
    case Statement::Kind::example:
      return "an example";
  }
  CHECK(false);
}

const Word* Names::word(std::string_view name) const {
  const auto found = vocabulary.find(name);
  return found == vocabulary.end() ? nullptr : &found->second;
}

const Statement* Names::statement(std::string_view name) const {
  const auto found = statements.find(name);
  return found == statements.end() ? nullptr : &found->second;
}

Lexicon lexicon_of(const std::vector<syntax::Ast>& files, Reports& reports) {
  Lexicon lexicon;
  Collector collector(lexicon.declarations);
  for (const syntax::Ast& tree : files) {
    collector.enter(tree);
    for (const syntax::Declaration& declaration : tree.declarations) std::visit(collector, declaration);
  }
  Namer namer(lexicon.declarations, lexicon.names, reports);
  namer.name_vocabulary();
  namer.name_statements();
  namer.name_clauses();
  namer.name_fields();
  namer.name_the_rest();
  return lexicon;
}

bool is_built_in(std::string_view name) { return name == "lesser" || name == "greater" || name == "floor"; }

}  // namespace proviso::resolve

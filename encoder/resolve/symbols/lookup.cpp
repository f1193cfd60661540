#include "resolve/symbols/lookup.h"

#include "resolve/symbols/wordings.h"

#include "resolve/symbols/foreign_names.h"
#include "resolve/symbols/type_rules.h"

namespace proviso::resolve {

namespace {

std::vector<std::string_view> type_names(const Lexicon& lexicon, bool enums_too) {
  std::vector<std::string_view> names;
  for (const DeclaredType& type : lexicon.declarations.types) {
    if (type.open != nullptr) names.push_back(type.open->name.text);
    if (type.closed != nullptr && enums_too) names.push_back(type.closed->name.text);
  }
  return names;
}

std::vector<std::string_view> clause_names(const Lexicon& lexicon) {
  std::vector<std::string_view> names;
  append_names(lexicon.declarations.clauses, names);
  append_names(lexicon.declarations.contracts, names);
  return names;
}

TypeId look_up_type(const Lexicon& lexicon, const syntax::Name& name, bool enums_too, Reports& reports) {
  if (!name.valid()) return {};
  const Word* word = lexicon.names.word(name.text);
  if (word == nullptr) {
    if (is_value_type(name.text)) {
      reports.add(Code::N005, name.span, in_back_ticks(name.text) + " is a kind of value; the name of a type belongs here",
                  "declare a type with a field of that kind");
      return {};
    }
    const std::string_view instead = instead_of_type(name.text);
    reports.unknown(
        Code::N004, name, "there is no type " + in_back_ticks(name.text),
        [&] { return instead.empty() ? type_names(lexicon, enums_too) : std::vector<std::string_view>(); }, std::string(instead));
    return {};
  }
  if (word->kind != Word::Kind::type) {
    reports.add(Code::N005, name.span, in_back_ticks(name.text) + " is " + std::string(with_article(word->kind)) + ", not a type",
                {word->span, "declared here"});
    return {};
  }
  if (!enums_too && lexicon.declarations.types[word->id].closed != nullptr) {
    reports.add(Code::N005, name.span, in_back_ticks(name.text) + " is an enum: its elements are the ones that it lists",
                {word->span, "declared here"}, "name a type, declared with `type`");
    return {};
  }
  return TypeId{word->id};
}

void report_ambiguous(const Lexicon& lexicon, const syntax::Name& name, const std::vector<ClauseId>& clauses, Reports& reports) {
  text::Diagnostic diagnostic{Code::N009, name.span, "more than one contract has a clause " + in_back_ticks(name.text), {}, {}};
  std::vector<std::string> full_names;
  for (const ClauseId id : clauses) {
    const DeclaredClause& clause = lexicon.declarations.clauses[id.value];
    const std::string_view contract = lexicon.declarations.contracts[clause.contract.value].node->name.text;
    diagnostic.labels.push_back({clause.node->name.span, "a clause of " + in_back_ticks(contract)});
    full_names.push_back(std::string(contract) + "." + std::string(name.text));
    if (full_names.size() == 4) break;
  }
  diagnostic.help = "write " + list_in_back_ticks({full_names.begin(), full_names.end()});
  if (const std::size_t last = diagnostic.help.rfind(" and "); last != std::string::npos) {
    diagnostic.help.replace(last, 5, " or ");
  }
  reports.add(std::move(diagnostic));
}

}  // namespace

std::vector<ClauseId> all_versions(const Lexicon& lexicon, ClauseId first) {
  std::vector<ClauseId> versions{first};
  const auto later = lexicon.names.later_versions.find(first);
  if (later != lexicon.names.later_versions.end()) versions.insert(versions.end(), later->second.begin(), later->second.end());
  return versions;
}

TypeId look_up_type(const Lexicon& lexicon, const syntax::Name& name, Reports& reports) {
  return look_up_type(lexicon, name, true, reports);
}

TypeId look_up_open_type(const Lexicon& lexicon, const syntax::Name& name, Reports& reports) {
  return look_up_type(lexicon, name, false, reports);
}

PositionId look_up_position(const Lexicon& lexicon, const syntax::Name& name, Reports& reports) {
  const auto found = lexicon.names.positions.find(name.text);
  if (found != lexicon.names.positions.end()) return found->second;
  const auto candidates = [&] {
    std::vector<std::string_view> names;
    append_names(lexicon.declarations.positions, names);
    return names;
  };
  std::string help;
  if (const Word* word = lexicon.names.word(name.text); word != nullptr && word->kind == Word::Kind::term) {
    help = "to pin a reading of the term, write " + in_back_ticks(std::string(name.text) + " = ...");
  }
  reports.unknown(Code::N006, name, "there is no position " + in_back_ticks(name.text), candidates, help);
  return {};
}

std::optional<std::uint32_t> look_up_statement(const Lexicon& lexicon, const syntax::QualifiedName& name, Statement::Kind kind,
                                               Reports& reports) {
  const std::string wanted(with_article(kind));
  const std::string noun = wanted.substr(wanted.find(' ') + 1);
  if (name.qualifier.valid()) {
    reports.add(Code::N005, name.span(), reports.words(name.span()) + " is written like a clause; " + wanted + " belongs here");
    return {};
  }
  const Statement* found = lexicon.names.statement(name.name.text);
  if (found != nullptr && found->kind == kind) return found->id;
  if (found != nullptr) {
    reports.add(Code::N005, name.name.span,
                in_back_ticks(name.name.text) + " is " + std::string(with_article(found->kind)) + ", not " + wanted,
                {found->span, "declared here"});
    return {};
  }
  const auto candidates = [&] {
    std::vector<std::string_view> names;
    switch (kind) {
      case Statement::Kind::fact:
        append_names(lexicon.declarations.facts, names);
        break;
      case Statement::Kind::requirement:
        append_names(lexicon.declarations.requirements, names);
        break;
      case Statement::Kind::intent:
        append_names(lexicon.declarations.intents, names);
        break;
      case Statement::Kind::product:
        append_names(lexicon.declarations.products, names);
        break;
      case Statement::Kind::contract:
        append_names(lexicon.declarations.contracts, names);
        break;
      case Statement::Kind::amendment:
        append_names(lexicon.declarations.amendments, names);
        break;
      case Statement::Kind::check:
        append_names(lexicon.declarations.checks, names);
        break;
      case Statement::Kind::example:
        append_names(lexicon.declarations.examples, names);
        break;
    }
    return names;
  };
  reports.unknown(Code::N006, name.name, "there is no " + noun + " " + in_back_ticks(name.name.text), candidates);
  return {};
}

bool names_clauses(const Lexicon& lexicon, const syntax::QualifiedName& name) {
  if (name.qualifier.valid()) {
    const ContractId contract = lexicon.names.statement<ContractId>(name.qualifier.text, Statement::Kind::contract);
    return contract.valid() && lexicon.names.clauses.contains({contract.value, name.name.text});
  }
  return lexicon.names.statement<ContractId>(name.name.text, Statement::Kind::contract).valid() ||
         lexicon.names.clauses_named.contains(name.name.text);
}

std::optional<ClauseNames> look_up_clauses(const Lexicon& lexicon, const syntax::QualifiedName& name, ContractId own, Reports& reports) {
  const Names& names = lexicon.names;
  if (name.qualifier.valid()) {
    const auto contract = look_up_statement(lexicon, {{}, name.qualifier}, Statement::Kind::contract, reports);
    if (!contract) return {};
    const auto found = names.clauses.find({*contract, name.name.text});
    if (found != names.clauses.end()) return ClauseNames{all_versions(lexicon, found->second), {}};
    const auto candidates = [&] {
      std::vector<std::string_view> all;
      for (const DeclaredClause& clause : lexicon.declarations.clauses)
        if (clause.contract == ContractId{*contract}) all.push_back(clause.node->name.text);
      return all;
    };
    reports.unknown(Code::N006, name.name, in_back_ticks(name.qualifier.text) + " has no clause " + in_back_ticks(name.name.text),
                    candidates);
    return {};
  }
  if (own.valid()) {
    const auto found = names.clauses.find({own.value, name.name.text});
    if (found != names.clauses.end()) return ClauseNames{all_versions(lexicon, found->second), {}};
  }
  const Statement* statement = names.statement(name.name.text);
  if (statement != nullptr && statement->kind == Statement::Kind::contract) {
    ClauseNames result{{}, ContractId{statement->id}};
    for (std::uint32_t i = 0; i < lexicon.declarations.clauses.size(); ++i)
      if (lexicon.declarations.clauses[i].contract == result.contract) result.clauses.push_back(ClauseId{i});
    return result;
  }
  const auto found = names.clauses_named.find(name.name.text);
  if (found != names.clauses_named.end() && found->second.size() == 1) return ClauseNames{all_versions(lexicon, found->second.front()), {}};
  if (found != names.clauses_named.end()) {
    report_ambiguous(lexicon, name.name, found->second, reports);
  } else if (statement != nullptr) {
    reports.add(Code::N005, name.name.span,
                in_back_ticks(name.name.text) + " is " + std::string(with_article(statement->kind)) + ", not a clause or a contract",
                {statement->span, "declared here"});
  } else {
    reports.unknown(Code::N006, name.name, "there is no clause or contract " + in_back_ticks(name.name.text),
                    [&] { return clause_names(lexicon); });
  }
  return {};
}

void append_cite(const Lexicon& lexicon, const syntax::Cite& cite, std::vector<Cite>& cites, Reports& reports) {
  const auto found = lexicon.names.documents.find(cite.document.text);
  if (found != lexicon.names.documents.end()) {
    cites.push_back({found->second, cite.words.value, cite.words.span, section_number(cite.section, reports)});
    return;
  }
  const auto candidates = [&] {
    std::vector<std::string_view> names;
    append_names(lexicon.declarations.documents, names);
    return names;
  };
  reports.unknown(Code::D001, cite.document, "there is no document " + in_back_ticks(cite.document.text), candidates,
                  "declare it: `document " + std::string(cite.document.text) + " \"path\"`");
}

}  // namespace proviso::resolve

#include "resolve/citations/cites.h"

#include <memory>

#include "model/calendar.h"
#include "resolve/citations/quotable_text.h"
#include "resolve/files/imports.h"
#include "resolve/symbols/wordings.h"

namespace proviso::resolve {

namespace {

template <typename Visit>
void for_each_cite(Model& model, Visit visit) {
  const auto visit_all = [&](std::vector<Cite>& cites) {
    for (Cite& cite : cites) visit(cite);
  };
  for (Term& term : model.terms) {
    visit_all(term.heading.cites);
    for (Reading& reading : term.readings) visit_all(reading.heading.cites);
  }
  for (Fact& fact : model.facts) visit_all(fact.heading.cites);
  for (Requirement& requirement : model.requirements) visit_all(requirement.heading.cites);
  for (Intent& intent : model.intents) visit_all(intent.heading.cites);
  for (Clause& clause : model.clauses) {
    visit_all(clause.heading.cites);
    for (ClauseReading& reading : clause.readings) visit_all(reading.heading.cites);
  }
  for (Position& position : model.positions) {
    for (Position::Pin& pin : position.pins) visit_all(pin.cites);
  }
}

void report_misquoted(const Model& model, const Cite& cite, text::FileId file, const QuotableText& text, Reports& reports) {
  const std::string document = in_back_ticks(model[cite.document].heading.name);
  if (cite.words.find_first_not_of(" \t\r\n") == std::string::npos) {
    reports.add(Code::D003, cite.span, "this quotes no word of " + document);
    return;
  }
  text::Diagnostic diagnostic{Code::D003, cite.span, "these words do not occur in " + document, {}, {}};
  if (const auto passage = text.closest(cite.words)) {
    diagnostic.labels.push_back({{file, passage->begin, passage->end}, "the closest passage"});
    diagnostic.help = "quote the document word for word";
  } else {
    diagnostic.help = "nothing in " + document + " is close to them; is it the right document?";
  }
  reports.add(std::move(diagnostic));
}

}  // namespace

void read_documents(const Lexicon& lexicon, text::Sources& sources, Model& model, Reports& reports) {
  for (const Declared<syntax::Document>& declared : lexicon.declarations.documents) {
    const syntax::Document& node = *declared.node;
    std::string path(node.path.value);
    const Result<text::FileId> file = load_named_by(sources, declared.tree->file(), path);
    if (!file) reports.add(Code::D002, node.path.span, file.error().message);
    Document document{{node.name.text, node.name.span, said(node.title, reports), {}}, path, said(node.publisher, reports), {}, {}};
    if (node.dated) document.dated = date_of(node.dated->text);
    document.address = said(node.address, reports);
    if (file) document.file = file.value();
    model.documents.push_back(std::move(document));
  }
}

void check_cites(Model& model, Reports& reports) {
  std::vector<std::unique_ptr<QuotableText>> texts(model.documents.size());  // of the documents that are quoted
  for_each_cite(model, [&](Cite& cite) {
    const text::FileId file = model[cite.document].file;
    if (!file.valid()) return;
    std::unique_ptr<QuotableText>& text = texts[cite.document.value];
    if (text == nullptr) text = std::make_unique<QuotableText>(reports.sources().contents(file));
    const auto [found, passage] = text->find(cite.words);
    if (found == QuotableText::Found::yes) cite.passage = {file, passage.begin, passage.end};
    if (found == QuotableText::Found::no) report_misquoted(model, cite, file, *text, reports);
    if (found == QuotableText::Found::within_words) {
      reports.add(Code::W001, cite.span,
                  "in " + in_back_ticks(model[cite.document].heading.name) + " these words occur only inside longer words",
                  "quote whole words");
    }
  });
}

}  // namespace proviso::resolve

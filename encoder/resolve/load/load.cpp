#include "resolve/load/load.h"

#include "resolve/citations/cites.h"
#include "resolve/files/imports.h"
#include "resolve/lint/lint.h"
#include "resolve/passes/checks.h"
#include "resolve/passes/clauses.h"
#include "resolve/passes/declarations.h"
#include "resolve/passes/dependencies.h"
#include "resolve/passes/examples.h"
#include "resolve/passes/overrides.h"
#include "resolve/passes/pins.h"
#include "resolve/passes/statements.h"
#include "resolve/passes/usage_rules.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

namespace {

// A node moves at a cost, and the model has about as many of them as the trees: a few more for widened ints, fewer where a
// literal is folded into what holds it.
void reserve_expressions(const std::vector<syntax::Ast>& trees, Model& model) {
  std::size_t count = 0;
  for (const syntax::Ast& tree : trees) count += tree.expression_count();
  model.expressions.reserve(count + count / 16);
}

}  // namespace

Model load(text::Sources& sources, const std::vector<text::FileId>& files, text::Diagnostics& diagnostics) {
  Model model;
  const std::vector<syntax::Ast> trees = parse_with_imports(sources, files, diagnostics);
  if (diagnostics.has_errors()) return model;
  Reports reports(sources, diagnostics);
  reserve_expressions(trees, model);
  const Lexicon lexicon = lexicon_of(trees, reports);
  const std::vector<text::FileId> documents = read_documents(lexicon, sources, model, reports);
  resolve_vocabulary(lexicon, model, reports);
  declare_terms(lexicon, model, reports);
  declare_contracts(lexicon, model, reports);
  resolve_meanings(lexicon, model, reports);
  resolve_statements(lexicon, model, reports);
  resolve_rules(lexicon, model, reports);
  resolve_overrides(lexicon, model, reports);
  check_dependencies(model, reports);
  check_usage(lexicon, model, reports);
  resolve_positions(lexicon, model, reports);
  resolve_checks(lexicon, model, reports);
  resolve_examples(lexicon, model, reports);
  check_cites(model, documents, reports);
  if (reports.error_count() == 0) warn_about_clauses(lexicon, model, reports);
  return model;
}

Model load(text::Sources& sources, const std::vector<SpecFile>& files, text::Diagnostics& diagnostics) {
  return load(sources, read_files(sources, files, diagnostics), diagnostics);
}

Model load(text::Sources& sources, const std::vector<std::string>& paths, text::Diagnostics& diagnostics) {
  std::vector<SpecFile> files;
  for (const std::string& path : paths) files.push_back(named_file(path));
  return load(sources, files, diagnostics);
}

}  // namespace proviso::resolve

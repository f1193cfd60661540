#include "resolve/load/load.h"

#include <utility>

#include "resolve/citations/cites.h"
#include "resolve/files/imports.h"
#include "resolve/lint/lint.h"
#include "resolve/passes/amendments.h"
#include "resolve/passes/calendars.h"
#include "resolve/passes/checks.h"
#include "resolve/passes/clauses.h"
#include "resolve/passes/declarations.h"
#include "resolve/passes/dependencies.h"
#include "resolve/passes/examples.h"
#include "resolve/passes/overrides.h"
#include "resolve/passes/pins.h"
#include "resolve/passes/products.h"
#include "resolve/passes/rights.h"
#include "resolve/passes/statements.h"
#include "resolve/passes/usage_rules.h"
#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

namespace {

// Reallocation of expressions is expensive. The model has about as many expressions as the trees: a few more for widened ints, fewer
// where a literal becomes part of another expression.
void reserve_expressions(const std::vector<syntax::Ast>& trees, Model& model) {
  std::size_t count = 0;
  for (const syntax::Ast& tree : trees) count += tree.expression_count();
  model.expressions.reserve(count + count / 16);
}

Model resolve_all(const std::vector<syntax::Ast>& trees, const Lexicon& lexicon, text::Sources& sources, Reports& reports) {
  Model model;
  reserve_expressions(trees, model);
  read_documents(lexicon, sources, model, reports);
  resolve_vocabulary(lexicon, model, reports);
  declare_calendars(lexicon, model, reports);
  declare_terms(lexicon, model, reports);
  declare_contracts(lexicon, model, reports);
  resolve_meanings(lexicon, model, reports);
  resolve_statements(lexicon, model, reports);
  resolve_rules(lexicon, model, reports);
  resolve_overrides(lexicon, model, reports);
  check_dependencies(model, reports);
  check_usage(lexicon, model, reports);
  check_rights(lexicon, model, reports);
  resolve_positions(lexicon, model, reports);
  resolve_checks(lexicon, model, reports);
  resolve_examples(lexicon, model, reports);
  order_products(model, reports);
  check_cites(model, reports);
  if (reports.error_count() == 0) warn_about_clauses(lexicon, model, reports);
  return model;
}

// `loaded` already contains the diagnostics about the files.
Loaded load_into(Loaded loaded, text::Sources& sources, const std::vector<text::FileId>& files) {
  loaded.trees = parse_with_imports(sources, files, loaded.diagnostics);
  if (loaded.diagnostics.has_errors()) {
    // The names of a part of the spec are known, but not which ones are missing or declared twice.
    text::Diagnostics ignored;
    Reports reports(sources, ignored);
    loaded.lexicon = lexicon_of(loaded.trees, reports);
  } else {
    Reports reports(sources, loaded.diagnostics);
    loaded.lexicon = lexicon_of(loaded.trees, reports);
    expand_amendments(loaded.lexicon, reports);
    loaded.model = resolve_all(loaded.trees, loaded.lexicon, sources, reports);
  }
  for (const syntax::Ast& tree : loaded.trees) loaded.texts.push_back(sources.version(tree.file()));
  return loaded;
}

}  // namespace

Loaded load(text::Sources& sources, const std::vector<text::FileId>& files) { return load_into({}, sources, files); }

Loaded load(text::Sources& sources, const std::vector<SpecFile>& files) {
  Loaded loaded;
  const std::vector<text::FileId> read = read_files(sources, files, loaded.diagnostics);
  return load_into(std::move(loaded), sources, read);
}

Loaded load(text::Sources& sources, const std::vector<std::string>& paths) {
  std::vector<SpecFile> files;
  for (const std::string& path : paths) files.push_back(named_file(sources.files(), path));
  return load(sources, files);
}

}  // namespace proviso::resolve

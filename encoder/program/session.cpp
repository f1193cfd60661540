#include "program/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "model/calendar.h"
#include "model/scope.h"
#include "program/reproducer.h"
#include "program/spec_files.h"
#include "report/words/names.h"
#include "resolve/load/load.h"
#include "solve/portfolio/portfolio.h"
#include "text/check.h"
#include "text/utf8.h"
#include "text/version.h"

namespace proviso::program {

namespace {

using resolve::SpecRoot;

bool declares(const SpecRoot& root, const std::string& name) { return std::ranges::find(root.asked, name) != root.asked.end(); }

std::string none_asks(const std::string& name, const std::vector<SpecRoot>& roots) {
  std::vector<std::string_view> names;
  for (const SpecRoot& root : roots) names.insert(names.end(), root.asked.begin(), root.asked.end());
  const std::string suggestion = text::did_you_mean(name, names);
  return fmt::format("none of the specs has a check or example `{}`{}{}", text::printable(name), suggestion.empty() ? "" : "; ",
                     suggestion);
}

std::string several_ask(const std::string& name, const std::vector<std::size_t>& declare, const std::vector<SpecRoot>& roots) {
  std::string list;
  for (const std::size_t i : declare) {
    list += list.empty() ? "" : i == declare.back() ? " and " : ", ";
    list += '`' + text::printable(roots[i].file.path) + '`';
  }
  return fmt::format("`{}` is asked in more than one spec: {}; give the path of the one that is meant", text::printable(name), list);
}

// The root of the one spec at `path`.
std::optional<SpecRoot> only_root(Session& session, const std::string& path, const std::vector<std::string>& checks) {
  const std::optional<std::vector<SpecRoot>> roots = session.roots({path}, checks);
  if (!roots) return std::nullopt;
  if (roots->size() == 1) return roots->front();
  session.fail(
      fmt::format("`{}` has {} specs; give the path of one of them, or the name of a check", text::printable(path), roots->size()));
  return std::nullopt;
}

}  // namespace

Session::Session(const QuestionOptions& options, const World& world) : options_(options), world_(world) {
  reply_.sources = std::make_unique<text::Sources>(world.files);
}

Reply Session::run(const std::function<void(Session&)>& command) {
  try {
    const Result<std::int64_t> day = world_.clock.today();
    if (day) {
      today_ = day.value();
      command(*this);
    } else {
      fail(day.error().message);
    }
  } catch (const std::bad_alloc&) {
    throw;  // not a defect of the program
  } catch (const InternalError& error) {
    fail_internally(error);
  } catch (const std::exception& error) {
    fail_internally(InternalError(error.what()));
  }
  return std::move(reply_);
}

void Session::fail(const std::string& message) {
  reply_.exit = ExitCode::wrong;
  if (options_.json)
    reply_.output = report::json(nullptr, envelope(message));
  else
    reply_.error = message;
}

void Session::fail_internally(const InternalError& error) {
  const Result<std::string> saved = save_reproducer(error, world_, today_, *reply_.sources);
  reply_.exit = ExitCode::internal;
  reply_.error = words_of_internal_error(error.what(), saved.ok() ? saved.value() : "");
}

report::Envelope Session::envelope(const std::string& error) {
  in_envelope_ = diagnostics_.sorted();
  return {std::string(program_version), solve::solver_version(), in_envelope_, *reply_.sources, error, static_cast<int>(reply_.exit)};
}

void Session::show(std::vector<text::Diagnostic> diagnostics) {
  const auto is_shown = [&](const text::Diagnostic& one) {
    return one.span.valid() && std::ranges::any_of(reply_.diagnostics, [&](const text::Diagnostic& shown) {
             return shown.code == one.code && shown.span == one.span;
           });
  };
  std::erase_if(diagnostics, is_shown);
  std::ranges::move(diagnostics, std::back_inserter(reply_.diagnostics));
}

std::optional<std::vector<SpecRoot>> Session::roots(const std::vector<std::string>& paths, const std::vector<std::string>& names) {
  const Result<std::vector<resolve::SpecFile>> files = spec_files(world_.files, paths, options_.root);
  if (!files) {
    fail(files.error().message);
    return std::nullopt;
  }
  if (files.value().size() == 1) return std::vector<SpecRoot>{{files.value().front(), {}, {}}};
  std::vector<SpecRoot> roots = resolve::roots_of(*reply_.sources, files.value());
  if (!names.empty() && !choose(roots, names)) return std::nullopt;
  return roots;
}

// Keeps the roots that declare the names.
bool Session::choose(std::vector<SpecRoot>& roots, const std::vector<std::string>& names) {
  std::vector<bool> is_wanted(roots.size(), false);
  for (const std::string& name : names) {
    std::vector<std::size_t> declare;
    for (std::size_t i = 0; i < roots.size(); ++i)
      if (declares(roots[i], name)) declare.push_back(i);
    if (declare.size() != 1) {
      fail(declare.empty() ? none_asks(name, roots) : several_ask(name, declare, roots));
      return false;
    }
    is_wanted[declare.front()] = true;
  }
  std::size_t i = 0;
  std::erase_if(roots, [&](const SpecRoot&) { return !is_wanted[i++]; });
  return true;
}

answer::Options Session::question_options() const {
  answer::Options options;
  options.under = options_.under;
  options.as_of = options_.as_of;
  options.today = today_;
  if (options_.limit != 0) options.budget.resource_units = options_.limit;
  if (options_.memory != 0) options.memory = options_.memory;
  options.interrupt = world_.interrupt;
  options.progress = [&progress = world_.progress](std::string_view name, bool answered) {
    if (answered)
      progress.answered(name);
    else
      progress.begun(name);
  };
  return options;
}

std::optional<model::Model> SpecReader::load(const resolve::SpecFile& root) {
  resolve::Loaded loaded = resolve::load(session_.sources(), std::vector{root});
  const bool ok = loaded.ok();
  for (const text::Diagnostic& diagnostic : loaded.diagnostics.in_order()) add(diagnostic);
  return ok ? std::move(loaded.model) : std::nullopt;
}

void SpecReader::add(const text::Diagnostic& diagnostic) {
  diagnostics_.add(diagnostic);
  session_.note(diagnostic);
}

void SpecReader::show_warnings() {
  std::vector<text::Diagnostic> warnings = diagnostics_.sorted();
  if (quiet_) std::erase_if(warnings, [](const text::Diagnostic& warning) { return warning.code != text::Code::W007; });
  if (!session_.options().json) session_.show(std::move(warnings));
  session_.world().progress.loaded(session_.reply().diagnostics, session_.sources());
}

void SpecReader::refuse_day_without_clauses(const model::Model& model, const answer::Asked& asked) {
  const std::optional<std::int64_t>& as_of = session_.options().as_of;
  if (!as_of) return;
  for (const answer::AskedCheck& one : asked.checks) {
    const model::Check& check = model[one.check];
    if (!model::considers_no_clause(model, check, model::scope_of(model, check, as_of, {}))) continue;
    add({text::Code::Q006,
         check.heading.name_span,
         "this check would consider no clause at all as of " + model::date_to_string(*as_of),
         {},
         "no contract of its scope is in force then; choose another day after `--as-of`"});
  }
}

std::string SpecReader::count() const {
  const std::size_t errors = diagnostics_.error_count();
  const std::size_t warnings = diagnostics_.in_order().size() - errors;
  std::string text = report::counted(errors, "error");
  if (warnings > 0) text += " and " + report::counted(warnings, "warning");
  return text;
}

std::optional<OpenedSpec> open_spec(Session& session, const std::string& path, const std::vector<std::string>& checks) {
  const std::optional<SpecRoot> root = only_root(session, path, checks);
  return root ? open_spec(session, root->file, checks) : std::nullopt;
}

std::optional<model::Model> open_model(Session& session, const std::string& path) {
  const std::optional<SpecRoot> root = only_root(session, path, {});
  if (!root) return std::nullopt;
  SpecReader reader(session);
  std::optional<model::Model> model = reader.load(root->file);
  if (!model) {
    if (!session.options().json) session.show(reader.diagnostics().sorted());
    session.fail("could not check: " + reader.count());
    return std::nullopt;
  }
  reader.show_warnings();
  return model;
}

std::optional<OpenedSpec> open_spec(Session& session, const resolve::SpecFile& root, const std::vector<std::string>& checks) {
  const auto refuse = [&](const std::string& message) {
    session.fail(message);
    return std::nullopt;
  };
  SpecReader reader(session);
  const auto refuse_errors = [&] {
    if (!session.options().json) session.show(reader.diagnostics().sorted());
    return refuse("could not check: " + reader.count());
  };
  std::optional<model::Model> model = reader.load(root);
  if (!model) return refuse_errors();
  reader.show_warnings();
  const Result<answer::Asked> asked = answer::asked(*model, {checks, session.options().under});
  if (!asked) return refuse(asked.error().message);
  if (asked.value().checks.empty())
    return refuse(checks.empty() ? "the spec has no check" : "this is an example; the command needs a check");
  reader.refuse_day_without_clauses(*model, asked.value());
  if (reader.diagnostics().has_errors()) return refuse_errors();
  return OpenedSpec{std::move(*model), asked.value().checks};
}

}  // namespace proviso::program

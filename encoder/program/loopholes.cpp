#include <fmt/format.h>

#include <algorithm>

#include "program/run.h"
#include "program/session.h"
#include "report/json/loopholes_json.h"
#include "report/text/loopholes_text.h"
#include "study/loopholes.h"
#include "text/diagnostic.h"
#include "text/utf8.h"

namespace proviso::program {

namespace {

// The intent of this name. Nothing if the command has failed.
std::optional<model::IntentId> intent_named(Session& session, const model::Model& model, const std::string& name) {
  std::vector<std::string_view> names;
  for (std::uint32_t i = 0; i < model.intents.size(); ++i) {
    if (model.intents[i].heading.name == name) return model::IntentId{i};
    names.push_back(model.intents[i].heading.name);
  }
  const std::string suggestion = text::did_you_mean(name, names);
  session.fail(model.intents.empty()
                   ? "the spec has no intent; write `intent NAME : ...` for what the clauses are to see to"
                   : fmt::format("there is no intent `{}`{}{}", text::printable(name), suggestion.empty() ? "" : "; ", suggestion));
  return std::nullopt;
}

// The check that asks whether the intent always holds: its scope is that of the study.
std::optional<model::CheckId> check_of(const model::Model& model, model::IntentId intent) {
  for (std::uint32_t i = 0; i < model.checks.size(); ++i)
    if (model.checks[i].always && model.checks[i].formula == model[intent].formula) return model::CheckId{i};
  return std::nullopt;
}

ExitCode exit_of(const study::Loopholes& study) {
  if (!study.unknown.empty() || !study.gap_is_known) return ExitCode::undecided;
  return study.found.empty() ? ExitCode::as_expected : ExitCode::not_as_expected;
}

void study_loopholes(Session& session, const LoopholesOptions& options) {
  const std::optional<model::Model> model = open_model(session, options.path);
  if (!model) return;
  const std::optional<model::IntentId> intent = intent_named(session, *model, options.intent);
  if (!intent) return;
  const Result<study::Loopholes> study = study::loopholes(*model, *intent, check_of(*model, *intent), session.question_options());
  if (!study) return session.fail(study.error().message);
  session.reply().exit = exit_of(study.value());
  if (options.questions.json) {
    session.reply().output = report::json({*study.value().model, session.sources()}, *intent, study.value(), session.envelope(""));
    return;
  }
  session.reply().output = report::text({*study.value().model, session.sources()}, *intent, study.value(), session.world().style);
}

}  // namespace

Reply loopholes(const LoopholesOptions& options, const World& world) {
  return Session(options.questions, world).run([&](Session& session) { study_loopholes(session, options); });
}

}  // namespace proviso::program

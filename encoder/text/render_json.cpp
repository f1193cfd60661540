#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "text/render.h"

namespace proviso::text {

namespace {

using Json = nlohmann::ordered_json;

std::string_view word(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

// The places of a span; nulls if it is nowhere.
void put_place(Json& json, Span span, const Sources& sources) {
  if (!span.valid()) {
    for (const char* key : {"file", "line", "column", "end_line", "end_column"}) json[key] = nullptr;
    return;
  }
  const Position begin = sources.position(span.file, span.begin);
  const Position end = sources.position(span.file, span.end);
  json["file"] = sources.name(span.file);
  json["line"] = begin.line;
  json["column"] = begin.column;
  json["end_line"] = end.line;
  json["end_column"] = end.column;
}

}  // namespace

std::string render_json(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
  Json all = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    Json json;
    json["code"] = name(diagnostic.code);
    json["severity"] = word(severity(diagnostic.code));
    json["message"] = diagnostic.message;
    put_place(json, diagnostic.span, sources);
    json["labels"] = Json::array();
    for (const Label& label : diagnostic.labels) {
      Json place;
      place["message"] = label.message;
      put_place(place, label.span, sources);
      json["labels"].push_back(std::move(place));
    }
    json["help"] = diagnostic.help;
    json["edits"] = Json::array();
    for (const Edit& edit : diagnostic.edits) {
      Json change;
      change["replacement"] = edit.replacement;
      put_place(change, edit.span, sources);
      json["edits"].push_back(std::move(change));
    }
    all.push_back(std::move(json));
  }
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace proviso::text

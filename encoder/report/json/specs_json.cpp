#include <string_view>

#include "report/json/json.h"
#include "report/json/json_parts.h"

namespace proviso::report {

namespace {

void append(Json& list, Json more, const std::string& spec) {
  for (Json& one : more) {
    if (one.is_object()) one["spec"] = spec;
    list.push_back(std::move(one));
  }
}

void add_counts(Json& sum, const Json& more) {
  for (const auto& [kind, counts] : more.items())
    for (const auto& [what, count] : counts.items()) sum[kind][what] = sum[kind][what].get<std::size_t>() + count.get<std::size_t>();
}

}  // namespace

std::string json(const std::vector<SpecDocument>& specs, const Envelope& envelope) {
  Json all = Json::parse(json(nullptr, envelope));
  Json list = Json::array();
  for (const SpecDocument& spec : specs) {
    const Json one = Json::parse(spec.document);
    for (const std::string_view member : {"checks", "examples", "not_asked", "allowed"}) append(all[member], one[member], spec.path);
    add_counts(all["summary"], one["summary"]);
    if (one["interrupted"]) all["interrupted"] = true;
    if (spec.error.empty()) {
      all["as_of"] = one["as_of"];
      all["under"] = one["under"];
    }
    list.push_back({{"spec", spec.path},
                    {"summary", one["summary"]},
                    {"error", spec.error.empty() ? Json(nullptr) : Json(spec.error)},
                    {"exit", spec.exit}});
  }
  all["specs"] = std::move(list);
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace proviso::report

#include "resolve/typing/narrowing.h"

#include <algorithm>

namespace proviso::resolve {

namespace {

void append_id(std::string& key, char kind, std::uint32_t id) {
  key += kind;
  for (int shift = 0; shift < 32; shift += 8) key += static_cast<char>((id >> shift) & 0xFFU);
}

// Two paths with equal keys have equal values wherever both occur. Returns false for an expression that is no path.
bool append_key(const Model& model, ExprId id, std::string& key) {
  while (true) {
    const Expression& expression = model[id];
    const ExpressionKind kind = expression.kind;
    if (expression.let.valid()) break;
    if (kind == ExpressionKind::field) {
      append_id(key, '.', expression.field_id.value);
      id = expression.operands[0];
    } else if (kind == ExpressionKind::next || kind == ExpressionKind::previous) {
      key += kind == ExpressionKind::next ? '+' : '-';
      id = expression.operands[0];
    } else {
      break;
    }
  }
  const Expression& start = model[id];
  if (start.let.valid()) {  // whatever it stands for, it does so each time
    append_id(key, 'l', start.let.file.value);
    append_id(key, '-', start.let.begin);
    return true;
  }
  if (start.kind == ExpressionKind::variable)
    append_id(key, 'v', start.variable_id.value);
  else if (start.kind == ExpressionKind::individual)
    append_id(key, 'i', start.individual_id.value);
  else if (start.kind == ExpressionKind::first)
    append_id(key, '<', start.named_type.value);
  else if (start.kind == ExpressionKind::last)
    append_id(key, '>', start.named_type.value);
  else if (start.kind == ExpressionKind::function) {
    append_id(key, 'f', start.term_id.value);
    return std::ranges::all_of(start.operands, [&](ExprId operand) { return append_key(model, operand, key); });
  } else {
    return false;
  }
  return true;
}

std::optional<std::string> key_of(const Model& model, ExprId path) {
  std::string key;
  if (!append_key(model, path, key)) return {};
  return key;
}

}  // namespace

void Narrowings::assume(const Model& model, ExprId formula) {
  if (!formula.valid()) return;
  const Expression& expression = model[formula];
  if (expression.kind == ExpressionKind::conjunction) {
    for (const ExprId operand : expression.operands) assume(model, operand);
  } else if (expression.kind == ExpressionKind::is_type) {
    if (auto key = key_of(model, expression.operands[0])) known_.emplace_back(std::move(*key), expression.named_type);
  }
}

std::vector<TypeId> Narrowings::known_types(const Model& model, ExprId path) const {
  std::vector<TypeId> types;
  if (known_.empty()) return types;
  const auto key = key_of(model, path);
  if (!key) return types;
  for (const auto& [known_key, type] : known_) {
    if (known_key == *key) types.push_back(type);
  }
  return types;
}

bool Narrowings::is_known_in(const Model& model, ExprId path, TypeId type) const {
  if (model.is_subtype(model[path].type.value.type, type)) return true;
  return std::ranges::any_of(known_types(model, path), [&](TypeId known) { return model.is_subtype(known, type); });
}

}  // namespace proviso::resolve

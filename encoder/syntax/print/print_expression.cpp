// Lines break according to the structure: a list of `and` or `or` after each operator, `implies` and a quantifier's colon before what
// follows. A construct fits if its width on one line does. Operands have smaller indices than their expression, so one pass computes
// all widths.
#include "syntax/print/print_expression.h"

#include <fmt/format.h>

namespace proviso::syntax {

using E = ExpressionKind;
using T = Tightness;

ExpressionPrinter::ExpressionPrinter(const Ast& ast, Sheet& sheet) : ast_(ast), sheet_(sheet) {
  widths_.reserve(ast.expression_count());
  for (std::uint32_t i = 0; i < ast.expression_count(); ++i) widths_.push_back(width_of(ast, ast[ExprId{i}], widths_));
}

void ExpressionPrinter::print(ExprId id, int indent, T place) {
  const Expression& e = ast_[id];
  const bool bare = may_stand(ast_, e, place);
  if (!bare) sheet_.put("(");
  body(e, indent, bare ? place : T::formula);
  if (!bare) sheet_.put(")");
}

void ExpressionPrinter::binders(std::span<const Binder> all) {
  for (std::size_t i = 0; i < all.size(); ++i) sheet_.put(fmt::format("{}{}", i == 0 ? "" : ", ", words_of(all[i])));
}

void ExpressionPrinter::body(const Expression& e, int indent, T place) {
  const std::string_view sign = traits(e.kind).spelling;
  switch (traits(e.kind).form) {
    case Form::word:
      return sheet_.put(e.kind == E::invalid ? sign : e.name.text);
    case Form::prefix:
      sheet_.put(fmt::format("{} ", sign));
      return operand(e, 0, indent);
    case Form::sign:
      sheet_.put(sign);
      return operand(e, 0, indent);
    case Form::comparison:
    case Form::operation:
      return infix(e, indent);
    case Form::membership:
      operand(e, 0, indent);
      return sheet_.put(fmt::format(" {} {}", sign, e.name.text));
    case Form::closure:
      infix(e, indent);
      return sheet_.put(fmt::format(" by {}", e.name.text));
    case Form::chain:
      return joined(e, sign, indent);
    case Form::list:
      return list(e, fmt::format(" {} ", sign), indent);
    case Form::implication:
      return implication(e, indent, place);
    case Form::conditional:
      return conditional(e, indent);
    case Form::let:
      return let(e, indent);
    case Form::quantifier:
      return quantifier(e, sign, indent);
    case Form::counted:
      return quantifier(e, fmt::format("{} {}", sign, e.number), indent);
    case Form::definite:
      sheet_.put(fmt::format("{} ", sign));
      binders(e.binders);
      return guarded(e, indent);
    case Form::clause:
      return target(e);
    case Form::application:
      target(e);
      return arguments(e, indent);
    case Form::end:
      return sheet_.put(fmt::format("{} {}", sign, e.name.text));
    case Form::field:
      operand(e, 0, indent);
      return sheet_.put(fmt::format("{}{}", sign, e.name.text));
    case Form::call:
      sheet_.put(e.name.text);
      return arguments(e, indent);
    case Form::duration:
      if (e.name.valid()) {
        return sheet_.put(fmt::format("{} working {} of {}", e.number, unit_word(TimeUnit::days, e.number == 1), e.name.text));
      }
      if (!e.operands.empty()) {
        operand(e, 0, indent);
        return sheet_.put(fmt::format(" {}", unit_word(e.unit, false)));
      }
      return sheet_.put(fmt::format("{} {}", e.number, unit_word(e.unit, e.number == 1)));
    case Form::working_days:
      sheet_.put(fmt::format("{} of {} from ", sign, e.name.text));
      operand(e, 0, indent);
      sheet_.put(" to ");
      return operand(e, 1, indent);
    case Form::set:
      if (e.operands.empty()) return sheet_.put("{}");
      sheet_.put("{ ");
      list(e, ", ", indent);
      return sheet_.put(" }");
    case Form::comprehension:
      sheet_.put("{ ");
      binders(e.binders);
      guarded(e, indent);
      return sheet_.put(" }");
    case Form::count:
      sheet_.put(sign);
      return arguments(e, indent);
    case Form::aggregate:
      return aggregate(e, sign, indent);
  }
}

void ExpressionPrinter::target(const Expression& e) {
  sheet_.put(fmt::format("{} ", traits(e.kind).spelling));
  if (e.target.qualifier.valid()) sheet_.put(fmt::format("{}.", e.target.qualifier.text));
  sheet_.put(e.target.name.text);
}

void ExpressionPrinter::arguments(const Expression& e, int indent) {
  sheet_.put("(");
  list(e, ", ", indent);
  sheet_.put(")");
}

void ExpressionPrinter::joined(const Expression& e, std::string_view word, int indent) {
  const bool breaks = !sheet_.fits(width_of(ast_, e, widths_));
  for (std::size_t i = 0; i < e.operands.size(); ++i) {
    if (i > 0) {
      sheet_.put(fmt::format(" {}", word));
      if (breaks) {
        sheet_.continuation(indent);
      } else {
        sheet_.put(" ");
      }
    }
    operand(e, i, indent + 2);
  }
}

void ExpressionPrinter::implication(const Expression& e, int indent, T place) {
  const bool breaks = !sheet_.fits(width_of(ast_, e, widths_));
  operand(e, 0, indent + 2);
  sheet_.put(" implies");
  if (breaks) {
    sheet_.continuation(indent + 2);
  } else {
    sheet_.put(" ");
  }
  const bool chain = ast_[e.operands[1]].kind == E::implication;
  print(e.operands[1], indent + 2, place != T::guard ? T::implied : chain ? T::guard : T::unit);
}

void ExpressionPrinter::guarded(const Expression& e, int indent) {
  if (!e.guard.valid()) return;
  sheet_.put(" where ");
  print(e.guard, indent + 2, T::guard);
}

void ExpressionPrinter::quantifier(const Expression& e, std::string_view word, int indent) {
  const bool breaks = !sheet_.fits(width_of(ast_, e, widths_));
  sheet_.put(fmt::format("{} ", word));
  binders(e.binders);
  guarded(e, indent + 2);
  if (e.operands.empty()) return;
  sheet_.put(":");
  if (breaks) {
    sheet_.continuation(indent + 2);
  } else {
    sheet_.put(" ");
  }
  print(e.operands[0], indent + 2);
}

void ExpressionPrinter::conditional(const Expression& e, int indent) {
  const bool breaks = !sheet_.fits(width_of(ast_, e, widths_));
  const auto part = [&](std::string_view word, ExprId what) {
    if (breaks) {
      sheet_.continuation(indent);
    } else {
      sheet_.put(" ");
    }
    sheet_.put(word);
    print(what, indent + 2);
  };
  sheet_.put("if ");
  print(e.operands[0], indent + 2);
  part("then ", e.operands[1]);
  part("else ", e.operands[2]);
}

void ExpressionPrinter::let(const Expression& e, int indent) {
  const bool breaks = !sheet_.fits(width_of(ast_, e, widths_));
  sheet_.put(fmt::format("let {} = ", e.name.text));
  operand(e, 0, indent + 2);
  sheet_.put(":");
  if (breaks) {
    sheet_.continuation(indent);
  } else {
    sheet_.put(" ");
  }
  print(e.operands[1], indent);
}

void ExpressionPrinter::operand(const Expression& e, std::size_t index, int indent) {
  print(e.operands[index], indent, place_of(ast_, e, index));
}

void ExpressionPrinter::infix(const Expression& e, int indent) {
  operand(e, 0, indent);
  sheet_.put(fmt::format(" {} ", traits(e.kind).spelling));
  operand(e, 1, indent);
}

void ExpressionPrinter::list(const Expression& e, std::string_view separator, int indent) {
  for (std::size_t i = 0; i < e.operands.size(); ++i) {
    if (i > 0) {
      const bool breaks = !sheet_.fits(separator.size() + width(e.operands[i]));
      sheet_.put(breaks ? separator.substr(0, separator.size() - 1) : separator);
      if (breaks) sheet_.continuation(indent + 2);
    }
    operand(e, i, indent + 2);
  }
}

void ExpressionPrinter::aggregate(const Expression& e, std::string_view word, int indent) {
  sheet_.put(fmt::format("{} {{ ", word));
  binders(e.binders);
  guarded(e, indent);
  sheet_.put(": ");
  operand(e, 0, indent);
  sheet_.put(" }");
}

}  // namespace proviso::syntax

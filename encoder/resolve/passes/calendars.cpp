#include "resolve/passes/calendars.h"

#include <array>
#include <set>

#include "model/calendar.h"

namespace proviso::resolve {

namespace {

constexpr std::int64_t most_days = 73'050;  // two hundred years

class CalendarResolver {
 public:
  CalendarResolver(const syntax::Calendar& node, Reports& reports) : node_(node), reports_(reports) {}

  std::shared_ptr<const WorkingDays> run(CalendarId id) {
    first_ = date_of(node_.from.text);
    last_ = date_of(node_.until.text);
    if (last_ < first_) {
      reports_.add(Code::T037, node_.until.span, "this calendar ends before it begins", "its days are those from the first until the last");
    } else if (last_ - first_ >= most_days) {
      reports_.add(Code::T037, node_.until.span, "this calendar spans more than 200 years", "let it span the years that matter");
    }
    if (last_ < first_ || last_ - first_ >= most_days) last_ = first_;
    weekend();
    closed();
    return std::make_shared<const WorkingDays>(id, first_, last_, weekend_, closed_);
  }

 private:
  void weekend() {
    for (const syntax::Name& day : node_.weekend) {
      const auto number = weekday(day.text);
      if (!number) {
        reports_.unknown(
            Code::T037, day, in_back_ticks(day.text) + " is no day of the week",
            [] { return std::vector<std::string_view>(weekdays.begin(), weekdays.end()); }, "write `saturday` or the like");
        continue;
      }
      weekend_[static_cast<std::size_t>(*number - 1)] = true;
    }
  }

  void closed() {
    const std::int64_t last = date_of(node_.until.text);
    for (const syntax::DateLiteral& day : node_.closed) {
      const std::int64_t date = date_of(day.text);
      if (last >= first_ && (date < first_ || date > last)) {
        reports_.add(Code::T037, day.span,
                     "this day lies outside of the calendar, which runs from " + date_to_string(first_) + " until " + date_to_string(last),
                     {node_.name.span, "of this calendar"}, "leave it out, or let the calendar span it");
      }
      closed_.insert(date);
    }
  }

  const syntax::Calendar& node_;
  Reports& reports_;
  std::int64_t first_ = 0, last_ = 0;
  std::array<bool, 7> weekend_{};
  std::set<std::int64_t> closed_;
};

}  // namespace

void declare_calendars(const Lexicon& lexicon, Model& model, Reports& reports) {
  for (const Declared<syntax::Calendar>& declared : lexicon.declarations.calendars) {
    const std::size_t errors = reports.error_count();
    const CalendarId id{static_cast<std::uint32_t>(model.calendars.size())};
    model.calendars.push_back(CalendarResolver(*declared.node, reports).run(id));
    if (model.calendars.back()->all().empty() && reports.error_count() == errors) {
      reports.add(Code::T037, declared.node->name.span, "this calendar has no working day",
                  "leave a day of the week out of its `weekend`, or a day out of `closed`");
    }
  }
}

}  // namespace proviso::resolve

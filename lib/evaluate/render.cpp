// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <cadre/evaluate/explanation.hpp>

namespace cadre::inline v1 {
namespace {

/// A statement in both languages. `{0}` is the first value; `{a}`, `{r}`, `{l}` are the answer, reason and loss.
struct Template {
  std::string_view code;
  std::string_view english;
  std::string_view chinese;
};

constexpr std::array templates{
    Template{"result", "{0}, {1}, {2}: {a}", "{0}，{1}，{2}：{a}"},
    Template{"reason", "because {r}", "原因：{r}"},
    Template{"need", "asked for: {0}", "要求：{0}"},
    Template{"counted", "counted: {0}", "计入：{0}"},
    Template{"lost", "recorded, but not counted: {0}", "已记录但未计入：{0}"},
    Template{"uncertain", "may or may not count: {0}", "能否计入未定：{0}"},
    Template{"short", "missing: {0}", "尚缺：{0}"},
    Template{"rate", "attended {0} of {1}: {2}", "应到{1}，实到{0}：{2}"},
    Template{"last_start", "last day to begin what is missing: {0}", "最迟须于{0}开始补足"},
    Template{"over_advice", "more than advised", "超过建议的上限"},
    Template{"cite", "stated in {0}, {1}", "依据：{0}，{1}"},
    Template{"exempt", "exemption {0} applies", "适用免除规则：{0}"},
    Template{"assumed", "assumed, not stated: {0} ({1})", "推定值（原文未规定）：{0}（{1}）"},
    Template{"piece", "{0}: {1}", "{0}：{1}"},
    Template{"piece.lost", "{0}: {1}, {l}", "{0}：{1}，{l}"},
    Template{"piece.doubtful", "{0}: {1}, {r}", "{0}：{1}，{r}"},
};

using Pair = std::array<std::string_view, 2>;

constexpr std::array<Pair, 7> answer_words{
    Pair{"met", "达标"},    Pair{"failed", "未达标"},         Pair{"open", "进行中"},     Pair{"doomed", "已无法达标"},
    Pair{"waived", "免除"}, Pair{"not applicable", "不适用"}, Pair{"unknown", "无法判定"}};
constexpr std::array<Pair, 18> reason_words{
    Pair{"", ""},
    Pair{"the rule is not in force then", "规则当时未生效"},
    Pair{"the rule does not speak of the subject then", "当时不在规则适用范围内"},
    Pair{"no value of the parameter holds then", "当时没有可用的参数值"},
    Pair{"the calendar's holidays are not fixed for that day", "该日的节假日安排尚未公布"},
    Pair{"no clock time was recorded", "没有记录具体时间"},
    Pair{"it is recorded in a unit that the policy does not convert", "记录的单位没有规定换算办法"},
    Pair{"no session was due", "没有应到的活动"},
    Pair{"sessions have no register", "活动没有考勤记录"},
    Pair{"a leave is not decided yet", "请假尚未审批"},
    Pair{"the effect of this kind of leave is not said", "未规定该类请假如何计算"},
    Pair{"a birth day is not known", "出生日期不详"},
    Pair{"the day from which the windows run is not known", "周期的起算日不详"},
    Pair{"an exemption applies", "适用免除规则"},
    Pair{"too few days to owe anything", "适用天数过少，不作要求"},
    Pair{"its parts say so", "由所含规则得出"},
    Pair{"the rule only counts", "规则只作统计"},
    Pair{"a number is too large to be exact", "数值过大，无法精确计算"}};
constexpr std::array<Pair, 7> loss_words{
    Pair{"the rule did not speak of the subject that day", "当日不在规则适用范围内"},
    Pair{"outside the hours that count", "不在计入的时段内"},
    Pair{"the same time counts already", "同一时间已计入"},
    Pair{"over the most that counts", "超过计入上限"},
    Pair{"no clock time was recorded", "没有记录具体时间"},
    Pair{"absent", "缺席"},
    Pair{"excused, not in the base", "经准许，不计入应到"}};

std::string_view pick(const Pair& words, Language language) { return words[language == Language::english ? 0 : 1]; }

std::string fill(const ExplanationNode& node, Language language) {
  std::string_view text;
  for (const Template& t : templates) {
    if (t.code == node.code) text = language == Language::english ? t.english : t.chinese;
  }
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out += text[i];
      continue;
    }
    const char what = text[i + 1];
    if (what == 'a' && node.answer) out += describe(*node.answer, language);
    if (what == 'r' && node.reason) out += describe(*node.reason, language);
    if (what == 'l' && node.loss) out += describe(*node.loss, language);
    const auto index = static_cast<std::size_t>(what - '0');
    if (what >= '0' && what <= '9' && index < node.values.size()) out += node.values[index];
    i += 2;
  }
  return out;
}

void render(const ExplanationNode& node, const Snapshot& snapshot, Language language, std::size_t depth,
            std::string& out) {
  out += std::string(2 * depth, ' ') + fill(node, language);
  for (const FactId fact : node.facts) {
    const Origin& origin = snapshot.meta(fact).origin;
    if (!origin.file.empty()) out += "  [" + origin.file + ':' + std::to_string(origin.row) + ']';
  }
  out += '\n';
  for (const ExplanationNode& below : node.below) render(below, snapshot, language, depth + 1, out);
}

}  // namespace

std::string_view describe(Answer answer, Language language) noexcept {
  return pick(answer_words[static_cast<std::size_t>(answer)], language);
}
std::string_view describe(Reason reason, Language language) noexcept {
  return pick(reason_words[static_cast<std::size_t>(reason)], language);
}
std::string_view describe(Loss loss, Language language) noexcept {
  return pick(loss_words[static_cast<std::size_t>(loss)], language);
}

std::string render(const Explanation& explanation, const Snapshot& snapshot, Language language) {
  std::string out;
  render(explanation.root, snapshot, language, 0, out);
  return out;
}

}  // namespace cadre::inline v1

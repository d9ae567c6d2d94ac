// SPDX-License-Identifier: Apache-2.0
// Phrases of measures: how records become amounts.
#include <array>

#include "evaluate/detail/law.hpp"

namespace cadre::inline v1::law {
namespace {

constexpr std::array phrases{
    Phrase{"measure", "qualify", "records count only under these conditions:", "记录须符合下列条件方可计算："},
    Phrase{"qualify", "of", "for records ({})", "（{}）的记录"},
    Phrase{"qualify", "needs", "it is needed that they are {}", "须{}"},
    Phrase{"measure", "rates", "recorded amounts are worth:", "记录数量的折算："},
    Phrase{"rates", "from", "{}", "{}"},
    Phrase{"rates", "to", "worth {}", "折合{}"},
    Phrase{"rates", "of", "for records ({})", "适用于（{}）的记录"},
    Phrase{"measure", "flat", "each record is worth, whatever it lasted:", "每条记录不论时长，计："},
    Phrase{"flat", "each", "{}", "{}"},
    Phrase{"flat", "of", "for records ({})", "适用于（{}）的记录"},
    Phrase{"flat", "once", "only the first {}", "只计{}的第一次"},
    Phrase{"measure", "bands", "by length a record is worth:", "按时长分档："},
    Phrase{"bands", "of", "for records ({})", "（{}）的记录"},
    Phrase{"bands", "by", "by the length of the {}", "按{}的长度"},
    Phrase{"bands", "steps", "({})", "（{}）"},
    Phrase{"steps", "from", "from {} on", "满{}起"},
    Phrase{"steps", "above", "above {}", "超过{}"},
    Phrase{"steps", "each", "{}", "计{}"},
    Phrase{"measure", "day", "a recorded day is worth {}", "记为一天的计{}"},
    Phrase{"measure", "half_day", "a recorded half day is worth {}", "记为半天的计{}"},
    Phrase{"measure", "split", "products are divided among their authors:", "成果在作者间的分配："},
    Phrase{"split", "of", "for records ({})", "（{}）的记录"},
    Phrase{"split", "first", "the first author has the share {}, the others the rest in equal parts",
           "第一作者占{}，其余作者平分余下部分"},
    Phrase{"measure", "over", "some amounts count in equal parts over several years:", "下列数量在多年内平均计算："},
    Phrase{"over", "of", "for records ({})", "（{}）的记录"},
    Phrase{"over", "years", "over {} years", "分{}年"},
    Phrase{"measure", "factors", "multiples, all that fit:", "倍数（符合的全部适用）："},
    Phrase{"factors", "times", "times {}", "乘以{}"},
    Phrase{"factors", "of", "for records ({})", "适用于（{}）的记录"},
    Phrase{"factors", "first", "only for the first record {}", "只计{}的第一条记录"},
    Phrase{"measure", "plus", "on top, all that fit:", "另加（符合的全部适用）："},
    Phrase{"plus", "add", "{} more", "加{}"},
    Phrase{"plus", "of", "for records ({})", "适用于（{}）的记录"},
    Phrase{"measure", "increments", "amounts count in steps: {}", "按级距计算：{}"},
    Phrase{"increments", "first", "what is under {} is nothing", "不足{}的不计"},
    Phrase{"increments", "then", "beyond it in steps of {}", "以上每{}为一级"},
    Phrase{"increments", "mode", "{}", "{}"},
    Phrase{"increments", "sum", "added up before for each {}", "先按{}合计"},
    Phrase{"measure", "round", "amounts are rounded: {}", "取整：{}"},
    Phrase{"measure_round", "step", "to a multiple of {}", "取{}的整倍数"},
    Phrase{"measure_round", "mode", "{}", "{}"},
    Phrase{"measure_round", "at", "for each {}", "按每{}"},
    Phrase{"measure", "caps", "the most that counts:", "计算上限："},
    Phrase{"caps", "most", "at most {}", "至多{}"},
    Phrase{"caps", "per", "for each {}", "每{}"},
    Phrase{"caps", "of", "of records ({})", "（{}）的记录"},
    Phrase{"caps", "of_what", "as a share of {}", "以{}为基数"},
    Phrase{"caps", "excess_as", "the rest counts in the category {}", "超出部分计入类别{}"},
    Phrase{"measure", "allocation", "each record counts for one rule only: {}", "每条记录只计入一条规则：{}"},
    Phrase{"allocation", "order", "in the order {}", "依次为{}"},
    Phrase{"allocation", "until", "up to its {}", "至其{}为止"},
};

}  // namespace

std::span<const Phrase> phrases_of_measures() noexcept { return phrases; }

}  // namespace cadre::inline v1::law

// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/mutation.hpp>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include <cadre/policy/canonical.hpp>
#include <cadre/policy/mutants.hpp>
#include <cadre/testing/coverage.hpp>

#include "testing/detail/policy_places.hpp"
#include "testing/detail/witness.hpp"

namespace cadre::inline v1::testing {
namespace {

using detail::Suite;
using detail::SuiteRun;

/// A mutant on its way.
struct Candidate {
  const PolicyMutant* change;
  std::optional<Policy> policy{};  ///< none: it does not compile
  std::string killed{};
};

/// The cases in the order in which they are tried: those of the rule that was changed come first.
std::vector<std::size_t> order_for(const Suite& suite, const Policy& policy, const std::string& owner) {
  std::vector<std::size_t> order(suite.cases().size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_partition(order.begin(), order.end(),
                        [&](std::size_t i) { return policy.rules()[suite.cases()[i].rule].head().id == owner; });
  return order;
}

void run(const Suite& suite, const Policy& policy, Candidate& candidate) {
  candidate.policy = check_policy(candidate.change->model).policy;
  if (!candidate.policy) return;
  SuiteRun cases{suite, *candidate.policy};
  for (const std::size_t i : order_for(suite, policy, candidate.change->owner)) {
    if (cases.passes(i)) continue;
    candidate.killed = suite.cases()[i].name;
    candidate.policy.reset();
    return;
  }
}

/// Runs all candidates; each writes only what is its own, so their order has no meaning.
void run_all(const Suite& suite, const Policy& policy, std::vector<Candidate>& candidates, unsigned threads) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < candidates.size(); i = next++) run(suite, policy, candidates[i]);
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
}

/// Those mutants that say something that neither the policy nor a mutant before them says.
std::vector<Candidate> distinct(const Policy& policy, const std::vector<PolicyMutant>& mutants, std::size_t& equal) {
  std::set<std::string> said{write_policy(policy)};
  std::vector<Candidate> candidates;
  for (const PolicyMutant& mutant : mutants) {
    if (said.insert(write_policy(mutant.model)).second) {
      candidates.push_back({&mutant});
    } else {
      ++equal;
    }
  }
  return candidates;
}

std::optional<Error> first_failure(const Suite& suite, const Policy& policy) {
  SuiteRun cases{suite, policy};
  for (std::size_t i = 0; i < suite.cases().size(); ++i) {
    if (cases.passes(i)) continue;
    return detail::malformed("the case '" + suite.cases()[i].name + "' fails on the policy itself", suite.document(),
                             suite.cases()[i].position);
  }
  return std::nullopt;
}

}  // namespace

std::size_t Mutation::killed() const noexcept {
  return static_cast<std::size_t>(
      std::count_if(mutants.begin(), mutants.end(), [](const MutantResult& m) { return !m.killed.empty(); }));
}

Result<Mutation> mutate_policy(const Policy& policy, std::span<const PolicyText> texts, std::string_view toml,
                               std::string_view document, const Limits& limits, unsigned threads) {
  const auto suite = Suite::read(policy, toml, document, limits);
  if (!suite) return suite.error();
  if (const auto failure = first_failure(*suite, policy)) return *failure;
  Mutation mutation;
  const std::vector<PolicyMutant> mutants = policy_mutants(policy);
  std::vector<Candidate> candidates = distinct(policy, mutants, mutation.equal);
  run_all(*suite, policy, candidates, threads);
  const detail::PolicyPlaces places{texts, limits};
  detail::Witnesses witnesses{*suite, policy};
  for (Candidate& candidate : candidates) {
    const PolicyMutant& change = *candidate.change;
    if (candidate.killed.empty() && !candidate.policy) {
      ++mutation.broken;
      continue;
    }
    MutantResult result{
        places.of(change.path, change.owner), change.owner, change.was, change.is, candidate.killed, {}, {}};
    if (candidate.killed.empty()) {
      result.test = witnesses.find(*candidate.policy, change).value_or("");
      if (result.test.empty() && !witnesses.speaks(change.owner)) {
        result.why = "the rule says nothing of anyone in the facts of this file";
      } else if (result.test.empty()) {
        result.why = "no question over the facts of this file, or one more fact, tells the two apart";
      }
      candidate.policy.reset();
    }
    mutation.mutants.push_back(std::move(result));
  }
  for (const detail::Witness& witness : witnesses.all()) mutation.tests.push_back(witness.toml);
  return mutation;
}

std::string describe(const Mutation& mutation) {
  std::string text = "mutants: " + std::to_string(mutation.killed()) + " of " + std::to_string(mutation.of()) +
                     " killed, " + percent(mutation.killed(), mutation.of()) +
                     "; left out: " + std::to_string(mutation.equal) + " equal, " + std::to_string(mutation.broken) +
                     " that do not compile\n";
  for (const MutantResult& mutant : mutation.mutants) {
    if (!mutant.killed.empty()) continue;
    text += "  survived: ";
    if (!mutant.where.document.empty()) text += mutant.where.document + ':' + std::to_string(mutant.where.line) + ": ";
    const std::string key = mutant.where.path.substr(std::min(mutant.where.path.find('.'), mutant.where.path.size()));
    text += (mutant.owner.find('.') == std::string::npos ? mutant.owner + key : mutant.where.path) + ": " + mutant.was +
            " -> " + mutant.is + '\n';
    text +=
        "    " + (mutant.test.empty() ? mutant.why : "would be killed by the new case \"" + mutant.test + '"') + '\n';
  }
  return text;
}

}  // namespace cadre::inline v1::testing

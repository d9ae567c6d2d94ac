// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/ids.hpp>

#include <gtest/gtest.h>

#include <concepts>
#include <type_traits>
#include <unordered_set>

namespace {

using namespace cadre;

template <class A, class B>
concept Comparable = requires(const A& a, const B& b) {
  a == b;
}
|| requires(const A& a, const B& b) { a < b; };

static_assert(Comparable<PersonId, PersonId>);
static_assert(!Comparable<PersonId, UnitId>);
static_assert(!Comparable<PersonId, FactId>);
static_assert(!Comparable<SessionId, CategoryId>);
static_assert(!Comparable<PersonId, int>);
static_assert(!Comparable<PersonId, std::size_t>);

static_assert(!std::convertible_to<PersonId, UnitId>);
static_assert(!std::constructible_from<PersonId, UnitId>);
static_assert(!std::constructible_from<PersonId, int>);
static_assert(!std::constructible_from<PersonId, std::uint32_t>);
static_assert(!std::convertible_to<PersonId, int>);
static_assert(!std::convertible_to<PersonId, std::size_t>);
static_assert(!std::default_initializable<PersonId>);
static_assert(std::totally_ordered<PersonId>);
static_assert(std::is_trivially_copyable_v<PersonId> && sizeof(PersonId) == 4);

TEST(Id, KeepsItsIndex) {
  EXPECT_EQ(PersonId::at(7).index(), 7U);
  EXPECT_LT(PersonId::at(7), PersonId::at(8));
}

TEST(Id, CanBeAKey) {
  const std::unordered_set<PersonId> ids{PersonId::at(1), PersonId::at(2), PersonId::at(1)};
  EXPECT_EQ(ids.size(), 2U);
}

}  // namespace

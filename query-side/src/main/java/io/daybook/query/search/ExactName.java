package io.daybook.query.search;

/**
 * What stands in front of everything that was found by words: names that are the query. The score
 * of the first that fits is added. Words never add up to the least of these steps.
 */
enum ExactName {
  FLOW_AND_DEPLOYMENT(9_000),
  FLOW_AND_DEPLOYMENT_IN_OTHER_CASE(8_500),
  NAME(8_000),
  FLOW_NAME(7_500),
  NAME_IN_OTHER_CASE(7_000),
  FLOW_NAME_IN_OTHER_CASE(6_500),
  NAME_SPELT_OTHERWISE(6_000),
  FLOW_NAME_SPELT_OTHERWISE(5_500),
  FLOW_AND_DEPLOYMENT_SPELT_OTHERWISE(5_000),
  OTHER_FIELD_SPELT_OTHERWISE(4_000),
  BEGINNING_OF_NAME(3_000),
  BEGINNING_OF_FLOW_NAME(2_900),
  NAME_WITH_TYPOS(2_000),
  FLOW_NAME_WITH_TYPOS(1_900);

  private final int score;

  ExactName(int score) {
    this.score = score;
  }

  int score() {
    return score;
  }
}

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

  private static final int MOST = 9_000;

  private final int score;

  ExactName(int score) {
    this.score = score;
  }

  int score(Of of) {
    return of.most - (MOST - score) / of.closeness;
  }

  /** What of the text is the name: no part of it counts as much as the whole. */
  enum Of {
    TEXT(MOST, 1),
    /** {@code the orders pipeline} is {@code OrdersPipeline} before it is {@code orders}. */
    WITHOUT_ASKING(1_600, 12),
    IN_SINGULAR(1_580, 12),
    WITHOUT_KINDS(900, 12),
    WITHOUT_KINDS_IN_SINGULAR(880, 12);

    private final int most;
    private final int closeness;

    /**
     * @param closeness so many times nearer to each other the steps are than those of the text
     */
    Of(int most, int closeness) {
      this.most = most;
      this.closeness = closeness;
    }

    /** Whether names that begin so are meant: a plural does not begin as its singular goes on. */
    boolean mayGoOn() {
      return this != IN_SINGULAR && this != WITHOUT_KINDS_IN_SINGULAR;
    }
  }
}

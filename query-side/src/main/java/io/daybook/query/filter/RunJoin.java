package io.daybook.query.filter;

import io.daybook.query.index.Index;

/**
 * Joins documents of two indices by the dense numbers that they share. All implementations give the
 * same answers.
 */
public interface RunJoin {

  /**
   * The documents that share a number with one of the others.
   *
   * @param number their field: the whole numbers from 0 to 2,147,483,647, one in a document at most
   * @param others the index of the others
   * @param othersNumber the field of the others
   * @param clause which the others satisfy
   */
  Clause sharing(String number, Index others, String othersNumber, Clause clause);
}

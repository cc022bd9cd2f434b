/**
 * Joins by dense numbers: {@code distinct_bitmap} gathers the numbers of the documents that one
 * request finds, {@code bitmap} finds the documents that have one of these numbers in another.
 *
 * <p>Both speak Roaring's portable format in base64 and work on a field of whole numbers with doc
 * values, of which a document has at most one, from 0 to 2,147,483,647. They are meant for numbers
 * that are given out one after the other: their cost grows with the largest of them, not with how
 * many there are.
 */
@NullMarked
package io.daybook.elasticsearch.bitmap;

import org.jspecify.annotations.NullMarked;

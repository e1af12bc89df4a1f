/** How long code may be silent on a machine that reads a chapter as fast as it should, in milliseconds. */
const PATIENCE = 900;

/** The time for reading a chapter that is no reason for more patience: in milliseconds a character, as if it had so many more. */
const READING = 0.003;
const MORE = 20_000;

const MOST = 5;

/**
 * How long the reader's code may take for one statement, or one call of one of its functions, before it is taken for a loop
 * without end. A slow machine gets more, in proportion to the time that reading the chapter took it.
 */
export const patience = (length: number, readingTime: number): number =>
  PATIENCE * Math.min(MOST, Math.max(1, readingTime / ((length + MORE) * READING)));

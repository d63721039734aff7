/**
 * What is wrong with a file or an option, in words for whoever gave it: where, what was found, what was expected.
 * Ends the command with exit code 2.
 */
export class BadInput extends Error {
  override name = 'BadInput'
}

/** A place in a file: `record` counts the rows below the header from 1. */
export class BadCell extends BadInput {
  constructor(
    readonly record: number,
    readonly column: string,
    message: string,
  ) {
    super(message)
  }
}

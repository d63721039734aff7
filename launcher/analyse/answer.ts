/** What one analysis found: the JSON of STATISTICS, and the same for people. */
export type Answer = {
  json: object
  report: () => string
  /** What else there is to say, on standard error. */
  aside?: string
}

/** Told what long work is at; shown on standard error. */
export type Progress = (line: string) => void

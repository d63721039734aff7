import * as z from 'zod'

type Issue = z.core.$ZodRawIssue

const units: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' }
const shown = (limit: unknown) => Number(limit).toLocaleString('en')

/** Zod's own complaints in a person's words, for every input that brings none of its own. */
function complaintOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'date') return 'Enter a date.'
      if (issue.expected === 'int') return 'Enter a whole number.'
      if (issue.expected === 'number')
        return typeof issue.input === 'number' && Number.isFinite(issue.input)
          ? 'Enter a whole number.'
          : 'Enter a number.'
      return 'Fill this in.'
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'Fill this in.'
      return `At least ${shown(issue.minimum)}${units[issue.origin] ?? ''}.`
    case 'too_big':
      return `At most ${shown(issue.maximum)}${units[issue.origin] ?? ''}.`
    case 'invalid_format':
      return issue.format === 'uuid' ? 'Choose one of the list.' : 'This is not of the form asked for.'
    case 'invalid_value':
      return 'Choose one of the list.'
    case 'unrecognized_keys':
    case 'invalid_key':
      return 'This page is not of the version that runs now. Keep a copy of your text, then reload it.'
    default:
      return 'Check what you entered.'
  }
}

z.config({ customError: complaintOf })

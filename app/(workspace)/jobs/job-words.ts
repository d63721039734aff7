import type { JobPlace } from '@/server/access'

/** What somebody is at a job, in a word for the screen. */
export const placeInWords: Readonly<Record<JobPlace, string>> = {
  admin: 'Admin',
  manager: 'Manager',
  reviewer: 'Reviewer',
  interviewer: 'Interviewer',
}

/** A number with its noun, e.g. “1 panel”, “2 panels”. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

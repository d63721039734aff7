import type { ReminderStage } from '@/db/schema/reminders'
import { clockInWords } from '../panels/rules'

/** What a reminder is about. No candidate and no score: a mail lies in more places than anybody can clear. */
export type Owed = {
  stage: ReminderStage
  panelName: string
  jobTitle: string
  startsAt: Date
  slotMinutes: number
  timeZone: string
  /** Whose scorecards are missing. */
  missing: readonly string[]
}

/** A reminder as it is mailed, with the address of the room or, for a manager, of the panel. */
export function reminderInWords(owed: Owed, link: string): { subject: string; text: string } {
  const where = `${owed.panelName}, ${owed.jobTitle}`
  const when = clockInWords(owed)
  if (owed.stage === 'manager') {
    const names = new Intl.ListFormat('en-GB').format(owed.missing)
    return {
      subject: `Scorecards missing: ${where}`,
      text: `Of the interview on ${when} (${where}), the scorecards of ${names} are not in, after two reminders.\n\nExcuse or replace who cannot submit, on the panel’s page:\n${link}`,
    }
  }
  const still = owed.stage === 'next morning' ? 'still ' : ''
  return {
    subject: `Scorecard to submit: ${where}`,
    text: `Your scorecard of the interview on ${when} (${where}) is ${still}not in.\n\nSubmit it while you remember the answers:\n${link}`,
  }
}

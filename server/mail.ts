import { createTransport } from 'nodemailer'
import { environment } from './environment'
import { log } from './log'

// A mail goes out while a person waits; a server that does not answer must not hold them for minutes.
const patience = { connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 8_000 }

export type Mail = { to: string; subject: string; text: string }

/** Whether mail can be sent at all; where it cannot, people copy. */
export const mailIsSetUp = (): boolean => Boolean(environment().SMTP_URL)

/** Sends a mail. False where no mail is set up, or when it could not be sent: the caller shows what to copy instead. */
export async function sendMail(mail: Mail): Promise<boolean> {
  const { SMTP_URL, EVENHAND_MAIL_FROM } = environment()
  if (!SMTP_URL) return false
  try {
    await createTransport({ url: SMTP_URL, ...patience }).sendMail({ from: EVENHAND_MAIL_FROM, ...mail })
    return true
  } catch (error) {
    log().warn(
      { code: error instanceof Error && 'code' in error ? error.code : undefined },
      'mail could not be sent',
    )
    return false
  }
}

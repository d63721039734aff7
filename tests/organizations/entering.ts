import { findPerson, type Person } from '@/server/access'
import { setUpOrganization } from '@/server/organizations/set-up'
import { signInByPassword } from '@/server/organizations/sign-in'

export const firstAdmin = {
  organizationName: 'First Light',
  timeZone: 'Europe/Berlin',
  name: 'Ada Admin',
  email: 'ada@first-light.example',
  password: 'correct horse battery',
}

/** Sets the test database up with its first organization. */
export function setUpFirst(): Promise<void> {
  return setUpOrganization(firstAdmin)
}

/** The id of a new browser session; throws where signing in is refused. */
export async function enter(email = firstAdmin.email, password = firstAdmin.password): Promise<string> {
  const signedIn = await signInByPassword(email, password, 'test')
  if (!signedIn || signedIn === 'too many') throw new Error(`no sign-in: ${signedIn}`)
  return signedIn.userSessionId
}

/** The person behind a session, or null where it is worth nothing any more. */
export async function whoIs(userSessionId: string): Promise<Person | null> {
  return (await findPerson(userSessionId))?.person ?? null
}

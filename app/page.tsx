import { redirect } from 'next/navigation'
import { path } from './_api/path'

/** Who is not signed in is led on from there: to the sign-in, or to the first set-up. */
export default function FrontDoor(): never {
  redirect(path.today())
}

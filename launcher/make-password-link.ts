import { closePool } from '@/db/client'
import { makePasswordLink, resetMinutes } from '@/server/organizations/account'

// The part of launcher/password-link.mjs that needs the server's verbs.
const email = process.argv[2]?.trim().toLowerCase() ?? ''
const made = await makePasswordLink(email)
await closePool()
if (made) {
  console.log(`For ${made.name}, once, for ${resetMinutes} minutes:\n\n${made.link}\n`)
  console.log('If Evenhand is at another address, put that one in front.')
} else {
  console.log(`Nobody here has the address ${email}.`)
  process.exitCode = 1
}

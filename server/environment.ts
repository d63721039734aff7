import * as z from 'zod'

const shape = z.object({
  DATABASE_URL: z.string().min(1),
  EVENHAND_SECRET: z.string().min(32, 'EVENHAND_SECRET needs at least 32 characters'),
  // The public address; cookies are Secure and prefixed when it is https.
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  EVENHAND_DEMO: z.enum(['0', '1']).default('0'),
  SMTP_URL: z.string().optional(),
  EVENHAND_MAIL_FROM: z.string().default('Evenhand <evenhand@localhost>'),
  EVENHAND_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** The settings of this process, checked once. Every one of them stands in the README's table. */
export type Environment = z.infer<typeof shape>

let checked: Environment | undefined

export function environment(): Environment {
  checked ??= shape.parse(givenIn(process.env))
  return checked
}

/** A setting that is left empty, as an example file or a container leaves it, is one that is not given. */
function givenIn(env: NodeJS.ProcessEnv) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

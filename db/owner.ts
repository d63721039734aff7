import postgres from 'postgres'
import { appRole, jobRole } from './roles'

/**
 * Creates the two roles of this database if they are missing, and lets the connected owner act as them.
 * The owner needs no superuser's rights, only CREATEROLE, or an administrator who did this beforehand; where
 * neither holds the error says what to run. Refuses a role that would bypass row-level security.
 */
export async function prepareRoles(owner: postgres.ReservedSql, databaseName: string): Promise<void> {
  const roles = [appRole(databaseName), jobRole(databaseName)]
  try {
    for (const role of roles) {
      await createRole(owner, role)
      await grantRole(owner, role)
    }
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || error.code !== '42501') throw error
    const [me] = await owner<[{ name: string }]>`select quote_ident(current_user) as name`
    throw new Error(
      [
        `The database user ${me.name} may not set up the roles that Evenhand works under (${error.message}).`,
        `Either run: alter role ${me.name} createrole;`,
        'or, as an administrator:',
        ...roles.map((role) => `  create role ${role} nologin; grant ${role} to ${me.name};`),
      ].join('\n'),
      { cause: error },
    )
  }
  const strong = await owner<{ name: string }[]>`
    select rolname as name from pg_roles where rolname in ${owner(roles)} and (rolsuper or rolbypassrls)`
  if (strong.length > 0) {
    const names = strong.map(({ name }) => name).join(' and ')
    throw new Error(`${names} would bypass row-level security. Run: alter role … nosuperuser nobypassrls;`)
  }
}

async function createRole(owner: postgres.ReservedSql, role: string): Promise<void> {
  const [found] = await owner`select from pg_roles where rolname = ${role}`
  if (found) return
  try {
    await owner`create role ${owner(role)} nologin nobypassrls`
  } catch (error) {
    // Another database of the same name on its way through the same names is no harm.
    const code = error instanceof postgres.PostgresError ? error.code : undefined
    if (code !== '42710' && code !== '23505') throw error
  }
}

async function grantRole(owner: postgres.ReservedSql, role: string): Promise<void> {
  const [server] = await owner<
    [{ version: number }]
  >`select current_setting('server_version_num')::int as version`
  // From PostgreSQL 16 on, acting as a role is a privilege of its own. It is all the owner wants: what a policy
  // grants to the role must not reach the owner by inheritance.
  const isNewer = server.version >= 160_000
  const [may] = await owner<
    [{ act: boolean }]
  >`select pg_has_role(${role}, ${isNewer ? 'SET' : 'MEMBER'}) as act`
  if (may.act) return
  await owner`grant ${owner(role)} to current_user ${isNewer ? owner`with inherit false, set true` : owner``}`
}

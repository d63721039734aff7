import { beforeAll, expect, test } from 'vitest'
import { appRole, jobRole } from '@/db/roles'
import { owner, template } from '@/tests/support/database'

/** Tables of nobody's organization; the app reaches them through definer functions alone. */
const globalTables = ['attempts', 'password_resets', 'schema_migrations', 'user_sessions', 'users']
const tenantless = [...globalTables, 'organizations']
/** Run by triggers on behalf of whoever deletes; tells nothing but whether an id, of 122 random bits, is an organization's. */
const forEverybody = ['organization_is_gone']

let app: string
let job: string
beforeAll(() => {
  app = appRole(template)
  job = jobRole(template)
})

test('every table is a tenant’s or known to be nobody’s', async () => {
  const rows = await owner`
    select relname from pg_class c where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and relname <> 'organizations' and not exists (
        select from pg_attribute where attrelid = c.oid and attname = 'organization_id' and attnotnull
          and relname <> 'user_sessions')
    order by relname`
  expect(rows.map((row) => row.relname)).toEqual(globalTables)
})

test('row security is enabled and forced on every tenant table, by policies that ask for the organization', async () => {
  const rows = await owner`
    select c.relname, relrowsecurity as enabled, relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polpermissive
        and p.polroles @> array[(select oid from pg_roles where rolname = ${app})]) as policies,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polpermissive
        and not p.polroles @> array[(select oid from pg_roles where rolname = ${job})]
        and (coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''))
          not like '%id = ( SELECT current_organization()%') as unbound
    from pg_class c
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname not in ${owner(globalTables)}`
  expect(rows.length).toBeGreaterThan(30)
  for (const { relname, policies, ...row } of rows) {
    expect({ relname, ...row }).toEqual({ relname, enabled: true, forced: true, unbound: 0 })
    // The app has no right to what candidates said of themselves, nor to its sums, so it needs no policy there.
    if (!['self_reports', 'impact_counts'].includes(relname)) expect(policies, relname).toBeGreaterThan(0)
  }
})

test('the app has no right to a table of nobody’s', async () => {
  const rights = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']
  const rows = await owner`
    select t.name, r.name as "right" from unnest(${globalTables}::text[]) as t (name), unnest(${rights}::text[]) as r (name)
    where has_table_privilege(${app}, t.name, r.name)
      or (r.name in ('select', 'insert', 'update', 'references') and has_any_column_privilege(${app}, t.name, r.name))`
  expect(rows).toEqual([])
})

test('the app cannot empty a table or hang a trigger on it', async () => {
  const rows = await owner`
    select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
      and has_table_privilege(${app}, oid, 'truncate, trigger, references')`
  expect(rows).toEqual([])
})

test('every view looks with the eyes of whoever asks', async () => {
  const rows = await owner`
    select relname from pg_class where relnamespace = 'public'::regnamespace
      and (relkind = 'm' or (relkind = 'v' and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']))`
  expect(rows).toEqual([])
})

test('the app’s role bypasses nothing, owns nothing and is nobody else', async () => {
  const roles = await owner`
    select rolname from pg_roles where rolname in (${app}, ${job})
      and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin or rolreplication)`
  expect(roles).toHaveLength(2)
  expect(
    await owner`select relname from pg_class where pg_get_userbyid(relowner) in (${app}, ${job})`,
  ).toEqual([])
  expect(await owner`select proname from pg_proc where pg_get_userbyid(proowner) = ${app}`).toEqual([])
  expect(
    await owner`select roleid::regrole::text from pg_auth_members where member in (${app}::regrole, ${job}::regrole)`,
  ).toEqual([])
  const [may] = await owner`
    select has_schema_privilege(${app}, 'public', 'create') or has_schema_privilege(${job}, 'public', 'create') as create`
  expect(may).toEqual({ create: false })
})

test('every definer function belongs to the job role, has its search path pinned and is not for everybody', async () => {
  const rows = await owner`
    select proname, pg_get_userbyid(proowner) = ${job} as "isTheJobs",
      coalesce(proconfig @> array['search_path=public, pg_temp'], false) as "isPinned",
      prorettype <> 'trigger'::regtype and (proacl is null or exists (select from aclexplode(proacl) where grantee = 0)) as "isForEverybody"
    from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname`
  expect(rows.length).toBeGreaterThan(15)
  for (const { proname, ...row } of rows)
    expect({ proname, ...row }).toEqual({
      proname,
      isTheJobs: true,
      isPinned: true,
      isForEverybody: forEverybody.includes(proname),
    })
})

test('every key of a tenant table starts with the organization, so that none tells of another’s rows', async () => {
  const rows = await owner`
    select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute first on first.attrelid = c.oid and first.attnum = i.indkey[0]
    where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname not in ${owner(tenantless)}
      and first.attname <> 'organization_id'`
  // A link is found by the hash of 256 random bits before anybody knows whose it is.
  expect(rows.map((row) => row.name)).toEqual(['invitations_token', 'self_report_links_token'])
})

test('every reference between tenant tables carries the organization along', async () => {
  const rows = await owner`
    select con.conrelid::regclass::text as "table", con.conname from pg_constraint con
    join pg_class target on target.oid = con.confrelid
    where con.contype = 'f' and target.relname not in ${owner(tenantless)}
      and not exists (
        select from unnest(con.conkey, con.confkey) as pair (own, theirs)
        join pg_attribute a on a.attrelid = con.conrelid and a.attnum = pair.own and a.attname = 'organization_id'
        join pg_attribute b on b.attrelid = con.confrelid and b.attnum = pair.theirs and b.attname = 'organization_id')`
  expect(rows).toEqual([])
})

test('what points at a part of the bank or of a set is found by an index, so that taking one away looks at nothing else', async () => {
  const rows = await owner`
    select con.conrelid::regclass::text || '.' || con.conname as name from pg_constraint con
    join pg_class target on target.oid = con.confrelid
    where con.contype = 'f' and target.relname in ('questions', 'question_versions', 'points', 'anchors', 'follow_ups',
        'set_versions', 'set_items')
      and not exists (
        select from pg_index i where i.indrelid = con.conrelid and i.indpred is null
          and (i.indkey::int2[])[0:1] <@ con.conkey)
    order by name`
  expect(rows.map((row) => row.name)).toEqual([])
})

/** Ids that name what may be gone, that another key of the same row has pinned, or that a trigger copied from a row that holds them. */
const unreferenced = [
  'audit_entries.subject_id',
  'prompt_words.question_id',
  'scorecard_entries.follow_up_id',
  'scorecard_entries.note_id',
  'scorecard_entries.point_id',
  'scorecard_entries.set_item_id',
]

test('every id in a tenant table is held by a reference', async () => {
  const rows = await owner`
    select c.relname || '.' || a.attname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and a.atttypid = 'uuid'::regtype and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname not in ${owner(tenantless)}
      and a.attname <> 'id'
      and not exists (select from pg_constraint con where con.contype = 'f' and con.conrelid = c.oid and a.attnum = any(con.conkey))
    order by name`
  expect(rows.map((row) => row.name)).toEqual(unreferenced)
})

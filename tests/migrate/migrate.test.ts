import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import postgres from 'postgres'
import { describe, expect, test } from 'vitest'
import { migrate, schemaIsCurrent } from '@/db/migrate'
import { appRole, jobRole } from '@/db/roles'
import { clusters, withEmptyDatabase, withMigrations } from './empty-database'

const silent = () => {}

test('a cluster to test on is there', () => {
  expect(clusters.map(({ name }) => name)).toContain('PostgreSQL 18')
})

describe.each(clusters)('on $name', ({ url: clusterUrl }) => {
  test('four nodes that start at once apply every file once', async () => {
    await withEmptyDatabase(clusterUrl, async ({ url, sql }) => {
      const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url)))
      const rows = await sql`select name from schema_migrations order by name`
      expect(rows.length).toBeGreaterThan(0)
      expect(applied.flat().sort()).toEqual(rows.map((row) => row.name))
      expect(await schemaIsCurrent(sql)).toBe(true)
      expect(await migrate(url)).toEqual([])
    })
  })

  test('is not current before, and stays current on a node that is older than the database', async () => {
    await withEmptyDatabase(clusterUrl, async ({ url, sql }) => {
      await expect(schemaIsCurrent(sql)).rejects.toThrow('schema_migrations')
      await migrate(url)
      await sql`insert into schema_migrations (name, sha256) values ('9999_later.sql', '')`
      expect(await schemaIsCurrent(sql)).toBe(true)
      await sql`delete from schema_migrations where name like '0000%'`
      expect(await schemaIsCurrent(sql)).toBe(false)
    })
  })

  test('refuses a changed file and a database that is ahead, and changes nothing', async () => {
    const texts = { '0001_one.sql': 'create table one ()', '0002_two.sql': 'create table two ()' }
    await withMigrations(texts, (folder) =>
      withEmptyDatabase(clusterUrl, async ({ url, sql }) => {
        await sql`create table unrelated ()`
        await migrate(url, silent, { folder })
        await writeFile(path.join(folder, '0003_three.sql'), 'create table three ()')

        await writeFile(path.join(folder, '0001_one.sql'), texts['0001_one.sql'].replace('one', 'uno'))
        await expect(migrate(url, silent, { folder })).rejects.toThrow('0001_one.sql was changed')

        await writeFile(path.join(folder, '0001_one.sql'), texts['0001_one.sql'])
        await sql`insert into schema_migrations (name, sha256) values ('0004_four.sql', '')`
        await expect(migrate(url, silent, { folder })).rejects.toThrow('newer than this version of Evenhand')

        const [three] = await sql`select to_regclass('three') as found`
        expect(three?.found).toBeNull()
      }),
    )
  })

  test('hashes a file alike under either kind of line end', async () => {
    await withMigrations({ '0001_one.sql': 'create table one ();\n-- end\n' }, (folder) =>
      withEmptyDatabase(clusterUrl, async ({ url }) => {
        await migrate(url, silent, { folder })
        await writeFile(path.join(folder, '0001_one.sql'), 'create table one ();\r\n-- end\r\n')
        expect(await migrate(url, silent, { folder })).toEqual([])
      }),
    )
  })

  test('keeps nothing of a file that fails, and goes on once it is mended', async () => {
    const broken = 'create table half ();\n--> statement-breakpoint\nselect 1 / 0'
    await withMigrations({ '0001_good.sql': 'create table good ()', '0002_broken.sql': broken }, (folder) =>
      withEmptyDatabase(clusterUrl, async ({ url, sql }) => {
        await expect(migrate(url, silent, { folder })).rejects.toThrow(
          '0002_broken.sql failed: division by zero',
        )
        const [after] = await sql`select to_regclass('good') as good, to_regclass('half') as half`
        expect(after).toEqual({ good: 'good', half: null })
        await writeFile(path.join(folder, '0002_broken.sql'), broken.replace('/ 0', ''))
        expect(await migrate(url, silent, { folder })).toEqual(['0002_broken.sql'])
      }),
    )
  })

  test('runs a file marked "no transaction" statement by statement', async () => {
    const texts = {
      '0001_table.sql': 'create table notes (body text)',
      '0002_index.sql':
        '-- no transaction\ndrop index concurrently if exists by_body;\n--> statement-breakpoint\ncreate index concurrently by_body on notes (body);',
    }
    await withMigrations(texts, (folder) =>
      withEmptyDatabase(clusterUrl, async ({ url, sql }) => {
        await migrate(url, silent, { folder })
        const [index] =
          await sql`select indisvalid as valid from pg_index where indexrelid = 'by_body'::regclass`
        expect(index?.valid).toBe(true)
      }),
    )
  })

  test('waits for a busy table without making its readers wait', async () => {
    const texts = {
      '0001_table.sql': 'create table busy (id int)',
      '0002_column.sql': 'alter table busy add note text',
    }
    await withMigrations({ '0001_table.sql': texts['0001_table.sql'] }, (folder) =>
      withEmptyDatabase(clusterUrl, async ({ url, sql }) => {
        await migrate(url, silent, { folder })
        await writeFile(path.join(folder, '0002_column.sql'), texts['0002_column.sql'])
        const reader = await sql.reserve()
        await reader.unsafe('begin; select * from busy')
        const migrated = migrate(url, silent, { folder })
        let slowestMs = 0
        for (let read = 0; read < 30; read += 1) {
          const startedAtMs = performance.now()
          await sql`select count(*) from busy`
          slowestMs = Math.max(slowestMs, performance.now() - startedAtMs)
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
        await reader.unsafe('commit')
        reader.release()
        expect(await migrated).toEqual(['0002_column.sql'])
        // The migration gives its place in the queue up after 300 ms; without that the read would hang.
        expect(slowestMs).toBeLessThan(1000)
      }),
    )
  })
})

describe.each(clusters)('the roles on $name', ({ url: clusterUrl }) => {
  const roleFile = {
    '0001_role.sql':
      "create table seen (id int);\ngrant select on seen to evenhand_app;\ndo $$ begin execute 'grant insert on seen to evenhand_job'; end $$;",
  }

  test.each(['plain', 'Odd-Name', 'a'.repeat(63)])('are named after the database %j', async (stem) => {
    const name = stem.length === 63 ? stem : `${stem}_${Date.now().toString(36)}`
    await withMigrations(roleFile, (folder) =>
      withEmptyDatabase(
        clusterUrl,
        async ({ url, sql }) => {
          await migrate(url, silent, { folder })
          const [may] = await sql`
            select has_table_privilege(${appRole(name)}, 'seen', 'select') as app_reads,
              has_table_privilege(${appRole(name)}, 'seen', 'insert') as app_writes,
              has_table_privilege(${jobRole(name)}, 'seen', 'insert') as job_writes`
          expect(may).toEqual({ app_reads: true, app_writes: false, job_writes: true })
          const roles = await sql`
            select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname in ${sql([appRole(name), jobRole(name)])}`
          expect([...roles]).toEqual(
            Array(2).fill({ rolcanlogin: false, rolsuper: false, rolbypassrls: false }),
          )
          await dropRoles(sql, name)
        },
        { name },
      ),
    )
  })

  test('are made by an owner who is no superuser, who can act as them', async () => {
    await withOwner(clusterUrl, 'createrole', async ({ url, name }) => {
      await migrate(url)
      const sql = postgres(url, { max: 1 })
      const who = await sql.begin(async (transaction) => {
        await transaction`select set_config('role', ${appRole(name)}, true)`
        const [row] = await transaction`select current_user as name`
        return row?.name
      })
      expect(who).toBe(appRole(name))
      await sql.end()
    })
  })

  test('get what a file grants them, or the file fails', async () => {
    const given =
      'create function one() returns int language sql as $$ select 1 $$; grant create on schema public to evenhand_job;'
    const away = 'alter function one() owner to evenhand_job;'
    const grant = 'grant execute on function one() to evenhand_app;'
    await withOwner(clusterUrl, 'createrole', ({ url, name, sql }) =>
      withMigrations({ '0001_late.sql': given + away + grant }, async (folder) => {
        const refusal = await migrate(url, silent, { folder }).catch((error: Error) => error.message)
        if (typeof refusal === 'string') {
          expect(refusal).toContain('no privileges were granted for "one"')
          await writeFile(path.join(folder, '0001_late.sql'), given + grant + away)
          expect(await migrate(url, silent, { folder })).toEqual(['0001_late.sql'])
        }
        const [acl] = await sql`select proacl::text as given from pg_proc where proname = 'one'`
        expect(acl?.given).toContain(`${appRole(name)}=X/${jobRole(name)}`)
      }),
    )
  })

  test('are asked for, in words, when the owner may not make them', async () => {
    await withOwner(clusterUrl, 'nocreaterole', async ({ url, name, admin, owner }) => {
      await expect(migrate(url)).rejects.toThrow(
        `create role ${appRole(name)} nologin; grant ${appRole(name)} to ${owner}`,
      )
      for (const role of [appRole(name), jobRole(name)]) {
        await admin.unsafe(`create role ${role} nologin; grant ${role} to ${owner}`)
      }
      expect((await migrate(url)).length).toBeGreaterThan(0)
    })
  })

  test('are refused when they would bypass row-level security', async () => {
    await withEmptyDatabase(clusterUrl, async ({ url, name, admin, sql }) => {
      await admin.unsafe(`create role ${appRole(name)} nologin bypassrls`)
      await expect(migrate(url)).rejects.toThrow(`${appRole(name)} would bypass row-level security`)
      await dropRoles(sql, name)
    })
  })
})

async function withOwner(
  clusterUrl: string,
  attribute: string,
  act: (database: {
    url: string
    name: string
    owner: string
    admin: postgres.Sql
    sql: postgres.Sql
  }) => Promise<void>,
): Promise<void> {
  const owner = `owner_${Date.now().toString(36)}_${attribute}`
  const root = postgres(clusterUrl, { max: 1 })
  await root.unsafe(
    `create role ${owner} login ${attribute} password 'owner'; grant ${owner} to current_user`,
  )
  try {
    await withEmptyDatabase(
      clusterUrl,
      async ({ url, name, admin, sql }) => {
        const ownUrl = new URL(url)
        ownUrl.username = owner
        ownUrl.password = 'owner'
        await act({ url: ownUrl.href, name, owner, admin, sql })
        await dropRoles(sql, name)
        await sql.unsafe(`drop owned by ${owner} cascade`)
      },
      { owner },
    )
  } finally {
    await root.unsafe(`drop role ${owner}`)
    await root.end()
  }
}

async function dropRoles(sql: postgres.Sql, databaseName: string): Promise<void> {
  for (const role of [appRole(databaseName), jobRole(databaseName)]) {
    await sql.unsafe(`do $$ begin
      if exists (select from pg_roles where rolname = '${role}') then
        drop owned by ${role} cascade; drop role ${role};
      end if; end $$`)
  }
}

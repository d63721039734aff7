import { sql } from 'drizzle-orm'
import type * as z from 'zod'
import type { Db } from '@/db/tenant'
import type { Member } from '../access'
import type { mergeInput } from './input'
import { type Touched, whyNotMerge } from './rules'
import { listStanding, pick, type Shelf } from './shelves'

export type UsedShelf = Shelf & { questions: number; sets: number; rules: number }

/** What the bank is filed under, in order, with what uses each: questions, published sets, panels' decision rules. */
export async function listShelves(db: Db, member: Member) {
  const categories = await usesOfCategories(db, member)
  const competencies = await usesOfCompetencies(db, member)
  const byPlace = (a: Shelf, b: Shelf) => a.position - b.position || a.name.localeCompare(b.name, 'en')
  return {
    categories: (await listStanding(db, member, 'category'))
      .toSorted(byPlace)
      .map((one): UsedShelf => ({ ...one, ...none, ...categories.get(one.id) })),
    competencies: (await listStanding(db, member, 'competency'))
      .toSorted(byPlace)
      .map((one): UsedShelf => ({ ...one, ...none, ...competencies.get(one.id) })),
  }
}

const none = { questions: 0, sets: 0, rules: 0 }

/** What a merge would touch, and why it cannot be done, if it cannot. Nothing is changed. */
export async function foreseeMerge(
  db: Db,
  member: Member,
  input: z.output<typeof mergeInput>,
): Promise<Touched & { whyNot: string | null }> {
  const shelves = await listStanding(db, member, input.kind)
  const [one, into] = [pick(shelves, input.kind, input.id), pick(shelves, input.kind, input.intoId)]
  const uses = await (input.kind === 'category' ? usesOfCategories : usesOfCompetencies)(db, member)
  const { questions, sets } = uses.get(input.id) ?? none
  const panels = input.kind === 'category' ? { begun: 0, open: 0 } : await countPanels(db, member, input.id)
  return { questions, sets, ...panels, whyNot: whyNotMerge(one, into) }
}

type Uses = Map<string, { questions: number; sets: number; rules?: number }>

const usesById = (rows: readonly { id: string; questions: number; sets: number; rules?: number }[]): Uses =>
  new Map(rows.map(({ id, ...uses }) => [id, uses]))

/** The questions that are not archived, each with its newest wording. */
const newestWordings = (member: Member) => sql`
  select question.id as question_id, question.category_id, version.id as version_id
  from questions question
  join lateral (
    select v.id from question_versions v
    where v.organization_id = question.organization_id and v.question_id = question.id
    order by v.number desc limit 1
  ) version on true
  where question.organization_id = ${member.organizationId}::uuid and question.status <> 'archived'`

/** What stands in published sets that are still in use, each in its newest published version. */
const publishedItems = (member: Member) => sql`
  select version.question_set_id, item.question_id, item.question_version_id
  from set_versions version
  join question_sets question_set on question_set.organization_id = version.organization_id
    and question_set.id = version.question_set_id and question_set.archived_at is null
  join set_items item on item.organization_id = version.organization_id and item.set_version_id = version.id
  where version.organization_id = ${member.organizationId}::uuid and version.published_at is not null
    and not exists (select from set_versions newer where newer.organization_id = version.organization_id
      and newer.question_set_id = version.question_set_id and newer.published_at is not null
      and newer.number > version.number)`

async function usesOfCategories(db: Db, member: Member): Promise<Uses> {
  return usesById(
    await db.execute<{ id: string; questions: number; sets: number }>(sql`
      with wording as (${newestWordings(member)}), item as (${publishedItems(member)})
      select category.id,
        (select count(*)::int from wording where wording.category_id = category.id) as questions,
        (select count(distinct item.question_set_id)::int from item
          join questions question on question.organization_id = category.organization_id and question.id = item.question_id
          where question.category_id = category.id) as sets
      from categories category where category.organization_id = ${member.organizationId}::uuid`),
  )
}

async function usesOfCompetencies(db: Db, member: Member): Promise<Uses> {
  return usesById(
    await db.execute<{ id: string; questions: number; sets: number; rules: number }>(sql`
      with shown as (
        select 'question' as what, competency.id, wording.question_id as used_by
        from (${newestWordings(member)}) wording
        join version_competencies competency on competency.organization_id = ${member.organizationId}::uuid
          and competency.question_version_id = wording.version_id
        union all
        select 'set', competency.id, item.question_set_id
        from (${publishedItems(member)}) item
        join version_competencies competency on competency.organization_id = ${member.organizationId}::uuid
          and competency.question_version_id = item.question_version_id
        union all
        select 'rule', named.id, named.panel_id from (${namedInRules(member)}) named
      )
      select shown.id,
        count(distinct used_by) filter (where what = 'question')::int as questions,
        count(distinct used_by) filter (where what = 'set')::int as sets,
        count(distinct used_by) filter (where what = 'rule')::int as rules
      from shown group by shown.id`),
  )
}

/** What the decision rules in force name, as it counts there. */
const namedInRules = (member: Member) => sql`
  select panel.id as panel_id,
    competency_at(named.id::uuid, coalesce((select rule_locked_at(panel.id)), now())) as id
  from panels panel
  join lateral (
    select r.competency_weights, r.competency_minimums, r.tie_breaks from decision_rules r
    where r.organization_id = panel.organization_id and r.panel_id = panel.id
    order by r.number desc limit 1
  ) rule on true
  join lateral (
    select jsonb_object_keys(rule.competency_weights) as id
    union select jsonb_object_keys(rule.competency_minimums)
    union select jsonb_array_elements_text(rule.tie_breaks)
  ) named on true
  where panel.organization_id = ${member.organizationId}::uuid and panel.archived_at is null`

/** The panels that show or weigh a competency: with a locked rule, which keep it, and without, which follow a merge. */
async function countPanels(
  db: Db,
  member: Member,
  competencyId: string,
): Promise<{ begun: number; open: number }> {
  const [counted] = await db.execute<{ begun: number; open: number }>(sql`
    with touched as (
      select panel.id, rule_locked_at(panel.id) as locked_at from panels panel
      where panel.organization_id = ${member.organizationId}::uuid and panel.archived_at is null
        and (
          panel.id in (select named.panel_id from (${namedInRules(member)}) named where named.id = ${competencyId}::uuid)
          or exists (
            select from set_items item
            cross join lateral panel_competencies(item.question_version_id, panel.id) shown
            where item.organization_id = panel.organization_id and item.set_version_id = panel.set_version_id
              and shown.id = ${competencyId}::uuid
          )
        )
    )
    select count(*) filter (where locked_at is not null)::int as begun,
      count(*) filter (where locked_at is null)::int as open
    from touched`)
  return counted!
}

import type { MemberRole } from '@/db/schema/members'

export type Person = { name: string; email: string; role: MemberRole }

/** The people of the demo organization, its first admin first. */
export const cast: readonly Person[] = [
  { name: 'Ada Moreau', email: 'ada.moreau@example.org', role: 'admin' },
  { name: 'Ruben Achterberg', email: 'ruben.achterberg@example.org', role: 'manager' },
  { name: 'Lindiwe Khumalo', email: 'lindiwe.khumalo@example.org', role: 'manager' },
  { name: 'Tomás Ferreira', email: 'tomas.ferreira@example.org', role: 'interviewer' },
  { name: 'Mei Tanaka', email: 'mei.tanaka@example.org', role: 'interviewer' },
  { name: 'Oluwaseun Adeyemi', email: 'oluwaseun.adeyemi@example.org', role: 'interviewer' },
  { name: 'Hanna Virtanen', email: 'hanna.virtanen@example.org', role: 'interviewer' },
  { name: 'Priya Raman', email: 'priya.raman@example.org', role: 'interviewer' },
  { name: 'Jonas Lindqvist', email: 'jonas.lindqvist@example.org', role: 'reviewer' },
]

/** The demo's candidates; `strength` shifts every score they are given, in steps of the scale. */
export const candidates: readonly { name: string; email: string; links: string[]; strength: number }[] = [
  {
    name: 'Amara Osei',
    email: 'amara.osei@example.com',
    links: ['https://example.com/amara-osei/talks'],
    strength: 0.9,
  },
  {
    name: 'Viktor Hallgren',
    email: 'viktor.hallgren@example.com',
    links: ['https://example.com/hallgren'],
    strength: 0.2,
  },
  { name: 'Sofía Calderón', email: 'sofia.calderon@example.com', links: [], strength: 0.7 },
  {
    name: 'Desmond Clarke',
    email: 'desmond.clarke@example.com',
    links: ['https://example.com/dclarke/code', 'https://example.com/dclarke/papers'],
    strength: -0.6,
  },
  {
    name: 'Yuki Nakagawa',
    email: 'yuki.nakagawa@example.com',
    links: ['https://example.com/yuki'],
    strength: 0.4,
  },
  { name: 'Farah Benali', email: 'farah.benali@example.com', links: [], strength: -0.1 },
  {
    name: 'Piotr Zieliński',
    email: 'piotr.zielinski@example.com',
    links: ['https://example.com/pz/notes'],
    strength: -1.1,
  },
  {
    name: 'Grace Whitfield',
    email: 'grace.whitfield@example.com',
    links: ['https://example.com/gwhitfield'],
    strength: 0.3,
  },
]

/** How far an interviewer's scores lie below (severe) or above (lenient) the others', in steps of the scale. */
export const severities: Readonly<Record<string, number>> = {
  'Tomás Ferreira': 0.1,
  'Mei Tanaka': -0.4,
  'Oluwaseun Adeyemi': 0.6,
  'Hanna Virtanen': -0.1,
  'Priya Raman': -0.3,
}

import type { Metadata } from 'next'
import { load } from '@/app/_api/server'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { Invitations } from './invitations'
import { Members } from './members'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage() {
  const me = await load((api) => api.organizations.me())
  const members = await load((api) => api.organizations.members())
  const competencies = await load((api) => api.bank.competencies())
  const isAdmin = me.role === 'admin'
  const invitations = isAdmin ? await load((api) => api.organizations.invitations()) : []
  const { timeZone } = await load((api) => api.organizations.find())
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return (
    <>
      <PageHeader
        title="People"
        subtitle={
          isAdmin
            ? 'A role is the most a person can be given; jobs and panels say who works on what.'
            : 'Who belongs to this organization. Admins invite people and give them roles.'
        }
      />
      <Section title="Members">
        <Members
          members={members.map(({ joinedAt, ...member }) => ({ ...member, joined: day.format(joinedAt) }))}
          competencies={competencies}
          ownMemberId={me.memberId}
          isAdmin={isAdmin}
          mayQualify={isAdmin || me.role === 'manager'}
        />
      </Section>
      {isAdmin ? (
        <Section
          title="Invitations"
          description="A link works once, for seven days. Who has it can join with the role you give."
          ruled
        >
          <Invitations
            invitations={invitations.map(({ id, email, role, expiresAt }) => ({
              id,
              email,
              role,
              expires: day.format(expiresAt),
            }))}
          />
        </Section>
      ) : null}
    </>
  )
}

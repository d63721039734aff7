'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { EmailAddress } from '@/app/_ui/email-address'
import { FieldError } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { Qualified } from './qualified'
import { type Role, roleOf, roleOptions } from './roles'

type Member = {
  id: string
  name: string
  email: string
  role: Role
  joined: string
  qualifiedFor: readonly string[]
}

/** Everybody in the organization; an admin gives roles and removes here. */
export function Members({
  members,
  competencies,
  ownMemberId,
  isAdmin,
  mayQualify,
}: {
  members: readonly Member[]
  competencies: readonly { id: string; name: string }[]
  ownMemberId: string
  isAdmin: boolean
  mayQualify: boolean
}) {
  return (
    <Table label="Members">
      <TableHead>
        <Column className="max-md:sr-only">Name</Column>
        <Column className="max-md:sr-only">Email</Column>
        <Column className="w-44 max-md:sr-only">Role</Column>
        <Column className="max-md:sr-only">Qualified for</Column>
        <Column className="w-32 max-lg:hidden">Joined</Column>
        {isAdmin ? (
          <Column labelHidden className="w-24 max-md:sr-only">
            Acts
          </Column>
        ) : null}
      </TableHead>
      <tbody>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            competencies={competencies}
            isOwn={member.id === ownMemberId}
            isAdmin={isAdmin}
            mayQualify={mayQualify}
          />
        ))}
      </tbody>
    </Table>
  )
}

/** One member. Narrow screens stack the cells. */
function MemberRow({
  member,
  competencies,
  isOwn,
  isAdmin,
  mayQualify,
}: {
  member: Member
  competencies: readonly { id: string; name: string }[]
  isOwn: boolean
  isAdmin: boolean
  mayQualify: boolean
}) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [chosen, setChosen] = useState(member.role)
  const change = useAct(async (role: Role, before: Role | null) => {
    setChosen(role)
    try {
      await trpc.organizations.changeRole.mutate({ memberId: member.id, role })
    } catch (error) {
      setChosen(member.role)
      throw error
    }
    showToast(`${member.name} is ${role} now`, before ? { undo: () => void change.run(before, null) } : {})
    router.refresh()
  })
  const remove = useAct(() => trpc.organizations.removeMember.mutate({ memberId: member.id }), {
    onDone: () => {
      setAsking(false)
      showToast(`${member.name} was removed`)
      router.refresh()
    },
  })
  const errorId = `role-error-${member.id}`
  const cell = 'max-md:border-0 max-md:px-0 max-md:py-0.5'
  const below = `${cell} max-md:order-1 max-md:col-span-2`
  return (
    <Row className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:border-b max-md:border-line max-md:py-2.5">
      <RowHeading className={cell}>
        <span className="flex flex-wrap items-center gap-2">
          {member.name}
          {isOwn ? <Badge>you</Badge> : null}
        </span>
      </RowHeading>
      <Cell className={`${below} wrap-anywhere text-ink-2`}>
        <EmailAddress>{member.email}</EmailAddress>
      </Cell>
      <Cell className={below}>
        {isAdmin ? (
          <>
            <Select
              className="max-md:max-w-44"
              aria-label={`Role of ${member.name}`}
              aria-invalid={change.error ? true : undefined}
              aria-describedby={change.error ? errorId : undefined}
              value={chosen}
              onChange={(event) => void change.run(roleOf(event.target.value), member.role)}
              options={roleOptions}
            />
            {change.error ? (
              <div role="alert" className="mt-1">
                <FieldError id={errorId}>{change.error.message}</FieldError>
              </div>
            ) : null}
          </>
        ) : (
          roleOptions.find((role) => role.value === member.role)?.label
        )}
      </Cell>
      <Cell className={below}>
        {member.role === 'reviewer' ? (
          <span className="text-ink-2">does not interview</span>
        ) : (
          <Qualified
            key={member.qualifiedFor.join(' ')}
            member={member}
            competencies={competencies}
            mayQualify={mayQualify}
          />
        )}
      </Cell>
      <Cell className="text-ink-2 max-lg:hidden">{member.joined}</Cell>
      {isAdmin ? (
        <Cell className={`${cell} text-end`}>
          <Button
            kind="bare"
            size="small"
            aria-haspopup="dialog"
            onClick={() => {
              remove.clearError()
              setAsking(true)
            }}
          >
            Remove<span className="sr-only"> {member.name}</span>
          </Button>
          <Dialog
            open={isAsking}
            onOpenChange={setAsking}
            title={isOwn ? 'Leave this organization?' : `Remove ${member.name}?`}
            actions={
              <>
                <Button kind="danger" pending={remove.pending} onClick={() => void remove.run()}>
                  {isOwn ? 'Leave' : 'Remove'}
                </Button>
                <Button onClick={() => setAsking(false)}>{isOwn ? 'Stay' : 'Keep'}</Button>
              </>
            }
          >
            <p>
              {isOwn ? 'Your' : 'Their'} rights end at once, on every job and panel. Scorecards that were
              submitted stay; those that were not can be excused by a manager. To come back takes a new
              invitation.
            </p>
            {remove.error ? (
              <div role="alert">
                <FieldError id={`remove-error-${member.id}`}>{remove.error.message}</FieldError>
              </div>
            ) : null}
          </Dialog>
        </Cell>
      ) : null}
    </Row>
  )
}

'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { trpc } from '@/app/_api/client'
import { ActForm } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { CopyButton } from '@/app/_ui/copy-button'
import { EmailAddress } from '@/app/_ui/email-address'
import { Field, FieldError } from '@/app/_ui/field'
import { Select } from '@/app/_ui/select'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { TextInput } from '@/app/_ui/text-input'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { formText } from '@/app/(entry)/form-text'
import { type Role, roleOf, roleOptions } from './roles'

type Invitation = { id: string; email: string; role: Role; expires: string }

/** Invites, shows the new link once to be copied, and lists what is still open. */
export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  const router = useRouter()
  const emailField = useRef<HTMLInputElement>(null)
  const [role, setRole] = useState<Role>('interviewer')
  const [made, setMade] = useState<{ email: string; link: string; mailed: boolean } | null>(null)
  const act = useAct(async (email: string) => {
    const invitation = await trpc.organizations.invite.mutate({ email, role })
    setMade({ email: email.trim().toLowerCase(), ...invitation })
    if (emailField.current) emailField.current.value = ''
    router.refresh()
  })
  return (
    <div className="flex flex-col gap-5">
      <ActForm
        act={act}
        label="Invite"
        className="max-w-3xl!"
        onSubmit={(form) => act.run(formText(form, 'email'))}
      >
        <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_11rem_auto]">
          <Field label="Email" error={act.error?.fields.email}>
            {(control) => (
              <TextInput {...control} ref={emailField} name="email" type="email" autoComplete="off" />
            )}
          </Field>
          <Field label="Role">
            {(control) => (
              <Select
                {...control}
                value={role}
                onChange={(event) => setRole(roleOf(event.target.value))}
                options={roleOptions}
              />
            )}
          </Field>
          <Button kind="primary" type="submit" pending={act.pending} className="sm:mt-6">
            Invite
          </Button>
        </div>
        <p className="text-ink-2">{roleOptions.find((option) => option.value === role)?.may}</p>
      </ActForm>
      {made ? <NewLink {...made} /> : null}
      {invitations.length > 0 ? (
        <Table label="Open invitations">
          <TableHead>
            <Column className="max-md:sr-only">Email</Column>
            <Column className="w-36 max-md:sr-only">Role</Column>
            <Column className="w-36 max-md:sr-only">Works until</Column>
            <Column labelHidden className="w-40 max-md:sr-only">
              Acts
            </Column>
          </TableHead>
          <tbody>
            {invitations.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                onRenewed={(renewed) => setMade({ email: invitation.email, ...renewed })}
                onRevoked={() => setMade((now) => (now?.email === invitation.email ? null : now))}
              />
            ))}
          </tbody>
        </Table>
      ) : (
        <p className="text-ink-2">No invitation is open.</p>
      )}
    </div>
  )
}

function NewLink({ email, link, mailed }: { email: string; link: string; mailed: boolean }) {
  return (
    <Callout live title={mailed ? `Sent to ${email}` : `Copy the link and send it to ${email}`}>
      <p>It is shown only now, and it is the only one that works.</p>
      <div className="mt-2 flex max-w-2xl flex-wrap items-end gap-2">
        <Field label="Invitation link" className="flex-1 basis-64">
          {(control) => (
            <TextInput
              {...control}
              readOnly
              value={link}
              className="font-mono"
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
        <CopyButton text={link} label="Copy link" />
      </div>
    </Callout>
  )
}

type InvitationRowProps = {
  invitation: Invitation
  onRenewed: (renewed: { link: string; mailed: boolean }) => void
  /** The link that is still shown would lead nowhere. */
  onRevoked: () => void
}

function InvitationRow({ invitation, onRenewed, onRevoked }: InvitationRowProps) {
  const router = useRouter()
  const act = useAct(() => trpc.organizations.revokeInvitation.mutate({ invitationId: invitation.id }), {
    onDone: () => {
      onRevoked()
      showToast(`The invitation of ${invitation.email} is revoked`)
      router.refresh()
    },
  })
  const renew = useAct(() => trpc.organizations.renewInvitation.mutate({ invitationId: invitation.id }), {
    onDone: (renewed) => {
      onRenewed(renewed)
      router.refresh()
    },
  })
  const error = renew.error ?? act.error
  const cell = 'max-md:border-0 max-md:px-0 max-md:py-0.5'
  return (
    <Row className="max-md:grid max-md:border-b max-md:border-line max-md:py-2.5">
      <RowHeading className={cell}>
        <EmailAddress>{invitation.email}</EmailAddress>
      </RowHeading>
      <Cell className={cell}>{roleOptions.find((role) => role.value === invitation.role)?.label}</Cell>
      <Cell className={cell}>
        <span className="md:hidden">Works until </span>
        {invitation.expires}
      </Cell>
      <Cell className={`${cell} md:text-end`}>
        <Button kind="bare" size="small" pending={renew.pending} onClick={() => void renew.run()}>
          New link<span className="sr-only"> for {invitation.email}</span>
        </Button>
        <Button kind="bare" size="small" pending={act.pending} onClick={() => void act.run()}>
          Revoke<span className="sr-only"> the invitation of {invitation.email}</span>
        </Button>
        {error ? (
          <div role="alert">
            <FieldError id={`revoke-error-${invitation.id}`}>{error.message}</FieldError>
          </div>
        ) : null}
      </Cell>
    </Row>
  )
}

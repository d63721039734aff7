'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { trpc } from '@/app/_api/client'
import { path } from '@/app/_api/path'
import { ActRefusal } from '@/app/_ui/act-form'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { Checkbox } from '@/app/_ui/checkbox'
import { CopyButton } from '@/app/_ui/copy-button'
import { EmailAddress } from '@/app/_ui/email-address'
import { TextLink } from '@/app/_ui/link'
import { Cell, Column, Row, RowHeading, Table, TableHead } from '@/app/_ui/table'
import { showToast } from '@/app/_ui/toast'
import { useAct } from '@/app/_ui/use-act'
import { count } from '../compare-words'
import { SendLinks } from './send-links'

export type AskedCandidate = {
  applicationId: string
  candidateId: string
  candidate: string
  email: string
  link: string | null
}

type LinksProps = { jobId: string; mail: boolean; candidates: readonly AskedCandidate[] }

/** Each candidate's own link: to make, to copy, and to send where mail is set up. */
export function Links({ jobId, mail, candidates }: LinksProps) {
  const router = useRouter()
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set())
  const chosen = candidates.filter((one) => !unchosen.has(one.applicationId))
  const missing = chosen.filter((one) => !one.link)
  const ready = chosen.filter((one) => one.link)
  const act = useAct((applicationIds: string[]) => trpc.impact.makeLinks.mutate({ jobId, applicationIds }), {
    onDone: (made) => {
      showToast(`${count(made.length, 'link')} made`)
      router.refresh()
    },
  })

  function choose(applicationId: string, isChosen: boolean) {
    const next = new Set(unchosen)
    if (isChosen) next.delete(applicationId)
    else next.add(applicationId)
    setUnchosen(next)
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          kind={missing.length > 0 ? 'primary' : 'quiet'}
          pending={act.pending}
          disabledReason={missing.length === 0 ? 'Everybody chosen has a link.' : null}
          onClick={() => void act.run(missing.map((one) => one.applicationId))}
        >
          {missing.length > 0 ? `Make ${count(missing.length, 'link')}` : 'Make links'}
        </Button>
        {mail ? <SendLinks jobId={jobId} chosen={chosen} /> : null}
        {ready.length > 1 ? (
          <CopyButton
            text={ready.map((one) => `${one.candidate}\t${one.link}`).join('\n')}
            label={`Copy ${ready.length} names with links`}
          />
        ) : null}
      </div>
      {mail ? null : (
        <p className="text-ink-2">No mail is set up here: copy the links and send them yourself.</p>
      )}
      {act.error ? <ActRefusal error={act.error} /> : null}
      <Table label="Links to the questions">
        <TableHead>
          <Column className="w-8">
            <Checkbox
              label={<span className="sr-only">Choose everybody</span>}
              checked={unchosen.size === 0}
              onChange={(event) =>
                setUnchosen(
                  event.target.checked ? new Set() : new Set(candidates.map((one) => one.applicationId)),
                )
              }
            />
          </Column>
          <Column>Candidate</Column>
          <Column className="max-sm:hidden">Email</Column>
          <Column className="w-28">Link</Column>
        </TableHead>
        <tbody>
          {candidates.map((one) => (
            <Row key={one.applicationId}>
              <Cell>
                <Checkbox
                  label={<span className="sr-only">Choose {one.candidate}</span>}
                  checked={!unchosen.has(one.applicationId)}
                  onChange={(event) => choose(one.applicationId, event.target.checked)}
                />
              </Cell>
              <RowHeading>
                <TextLink href={path.candidate(one.candidateId)}>{one.candidate}</TextLink>
              </RowHeading>
              <Cell className="text-ink-2 max-sm:hidden">
                {one.email ? <EmailAddress>{one.email}</EmailAddress> : 'no address'}
              </Cell>
              <Cell>
                {one.link ? (
                  <CopyButton text={one.link} label="Copy link" />
                ) : (
                  <span className="text-ink-3">none yet</span>
                )}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <Callout>
        A link opens its candidate’s page without a sign-in. Whoever has it can answer in their place, so send
        it to them alone. Nobody is shown who has answered.
      </Callout>
    </div>
  )
}

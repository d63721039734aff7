'use client'

import { useState } from 'react'
import { path } from '@/app/_api/path'
import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import { DefinitionList } from '@/app/_ui/definition-list'
import { PageHeader } from '@/app/_ui/page-header'
import { EditCandidate } from './edit-candidate'

type CandidateHeaderProps = {
  candidate: {
    id: string
    name: string
    email: string
    links: readonly string[]
    namesHidden: boolean
    isErased: boolean
  }
  mayChange: boolean
}

/** Who it is, as far as the viewer may know, and the form to change that in place. */
export function CandidateHeader({ candidate, mayChange }: CandidateHeaderProps) {
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <PageHeader
        title={candidate.name}
        breadcrumb={[{ label: 'Candidates', href: path.candidates() }]}
        actions={
          mayChange ? (
            <Button aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
              Edit
            </Button>
          ) : null
        }
      />
      {isEditing ? (
        <EditCandidate candidate={candidate} onClose={() => setEditing(false)} />
      ) : (
        <About candidate={candidate} />
      )}
    </>
  )
}

function About({ candidate }: Pick<CandidateHeaderProps, 'candidate'>) {
  if (candidate.isErased)
    return (
      <Callout className="mb-8" title="This person was erased">
        What was personal can no longer be read by anybody. The number and the scores under it stay.
      </Callout>
    )
  if (candidate.namesHidden)
    return (
      <Callout className="mb-8" title="The panel hides names">
        You score the answers, not the person: name, contact and CV are kept from you.
      </Callout>
    )
  return (
    <DefinitionList
      className="mb-8"
      items={[
        {
          term: 'Email',
          value: candidate.email ? (
            <a
              href={`mailto:${candidate.email}`}
              className="break-all text-accent-text underline underline-offset-3"
            >
              {candidate.email}
            </a>
          ) : (
            <span className="text-ink-3">None given</span>
          ),
        },
        {
          term: 'Links',
          value:
            candidate.links.length > 0 ? (
              <ul>
                {candidate.links.map((link) => (
                  <li key={link}>
                    <a
                      href={link}
                      target="_blank"
                      rel="noreferrer noopener"
                      className="break-all text-accent-text underline underline-offset-3"
                    >
                      {link}
                    </a>
                  </li>
                ))}
              </ul>
            ) : (
              <span className="text-ink-3">None given</span>
            ),
        },
      ]}
    />
  )
}

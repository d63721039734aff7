'use client'

import ArrowRight from 'lucide-react/icons/arrow-right'
import { useState } from 'react'
import { Callout } from '@/app/_ui/callout'
import { useAct } from '@/app/_ui/use-act'
import { signInWith } from '../sign-in'

type CastMember = { userId: string; name: string; role: 'admin' | 'manager' | 'interviewer' | 'reviewer' }

const groups = [
  { role: 'admin', title: 'Admins', says: 'Members, settings, everything but deciding' },
  { role: 'manager', title: 'Managers', says: 'Panels, candidates, the decision' },
  { role: 'interviewer', title: 'Interviewers', says: 'Ask and score' },
  { role: 'reviewer', title: 'Reviewers', says: 'Reads the comparison' },
] as const

/** The demo's people by role, each one click away. */
export function CastList({ cast, next }: { cast: readonly CastMember[]; next: string }) {
  const [chosen, setChosen] = useState('')
  const act = useAct((userId: string) => signInWith('cast', { userId }), {
    onDone: () => window.location.assign(next),
  })
  return (
    <div className="flex flex-col gap-5">
      {act.error ? (
        <Callout live tone={act.error.kind === 'unreachable' ? 'attention' : 'refusal'}>
          {act.error.message}
        </Callout>
      ) : null}
      {groups.map(({ role, title, says }) => {
        const people = cast.filter((person) => person.role === role)
        if (people.length === 0) return null
        return (
          <section key={role} aria-label={title}>
            <h2 className="flex flex-wrap items-baseline gap-x-2 border-b border-line pb-1">
              <span className="font-semibold">{title}</span>
              <span className="text-xs font-normal text-ink-3">{says}</span>
            </h2>
            <ul>
              {people.map((person) => (
                <li key={person.userId} className="border-b border-line">
                  <button
                    type="button"
                    aria-disabled={act.pending || undefined}
                    aria-label={`Sign in as ${person.name}`}
                    onClick={() => {
                      if (act.pending) return
                      setChosen(person.userId)
                      void act.run(person.userId)
                    }}
                    className="group -mx-2 flex h-9 w-[calc(100%+1rem)] items-center justify-between gap-3 rounded-sm px-2 text-start hover:bg-hover pointer-coarse:h-11"
                  >
                    <span className="truncate">{person.name}</span>
                    <span className="flex items-center gap-1 text-xs text-ink-3 group-hover:text-accent-text">
                      {act.pending && chosen === person.userId ? 'Signing in' : null}
                      <ArrowRight aria-hidden size={14} />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

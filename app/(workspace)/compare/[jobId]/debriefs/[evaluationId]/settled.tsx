'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import type { AgendaTopic } from './debrief-words'
import { SettleForm } from './settle-form'
import type { LiveDebrief } from './use-debrief'

type SettledProps = {
  evaluationId: string
  topic: AgendaTopic
  next: string | null
  leads: boolean
  notes: Map<string, string>
  moment: (at: Date) => string
  doing: LiveDebrief['doing']
  onMoved: () => void
}

/** What came of a question; whoever leads says it here. */
export function Settled(props: SettledProps) {
  const { topic, leads, moment } = props
  const { settled } = topic
  const [isOpen, setIsOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  if (!settled && !leads) return null
  return (
    <div className="mt-4">
      {settled && !isOpen ? (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2 border-s-2 border-accent ps-3">
          <p className="min-w-0 flex-1 basis-64 max-w-[75ch]">
            <span className="font-semibold">Settled</span>
            <span className="text-ink-2">
              {' '}
              by {settled.byName}, {moment(settled.at)}
              {settled.note === '' ? '' : ': '}
            </span>
            {settled.note ?? 'Erased with the candidate’s data'}
          </p>
          {leads ? (
            <Button ref={opener} size="small" onClick={() => setIsOpen(true)}>
              Change what came of it
            </Button>
          ) : null}
        </div>
      ) : (
        <SettleForm
          evaluationId={props.evaluationId}
          topic={topic}
          next={settled ? null : props.next}
          notes={props.notes}
          doing={props.doing}
          onMoved={props.onMoved}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  )
}

import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import type { Notice } from '../_saving/save-state'
import { type Write, writeInWords } from '../_saving/writes'

/** Conflicts and refusals of what was recorded, in words, with what can be done. They stay until put away. */
export function Notices({
  notices,
  numberOf,
  onAgain,
  onDismiss,
  onLook,
}: {
  notices: readonly Notice[]
  numberOf: (setItemId: string) => number
  onAgain: (write: Write) => void
  onDismiss: (id: string) => void
  /** Where nothing more can be recorded: shows how the scorecard stands. */
  onLook: (() => void) | null
}) {
  if (notices.length === 0 && !onLook) return null
  return (
    <div className="mx-auto flex max-h-[40dvh] max-w-[92rem] flex-col gap-2 overflow-y-auto bg-raised px-4 pt-2 pb-2 shadow-float sm:px-6">
      {notices.map(({ id, text, again, lost }) => (
        <Callout
          key={id}
          tone={lost ? 'refusal' : 'attention'}
          live
          title={text}
          actions={
            <>
              {again ? (
                <Button
                  size="small"
                  onClick={() => {
                    onDismiss(id)
                    onAgain(again)
                  }}
                >
                  Use mine: {writeInWords(again, numberOf)}
                </Button>
              ) : null}
              <Button size="small" kind="bare" onClick={() => onDismiss(id)}>
                {again ? 'Keep the other' : 'Put away'}
              </Button>
            </>
          }
        >
          {lost ? (
            <>
              <p>Not recorded:</p>
              <ul className="list-disc ps-5">
                {lost.map((write) => (
                  <li key={writeInWords(write, numberOf)} className="whitespace-pre-wrap">
                    {writeInWords(write, numberOf)}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </Callout>
      ))}
      {onLook ? (
        <div>
          <Button kind="primary" onClick={onLook}>
            Show how the scorecard stands
          </Button>
        </div>
      ) : null}
    </div>
  )
}

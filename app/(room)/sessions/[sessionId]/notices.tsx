import { Button } from '@/app/_ui/button'
import { Callout } from '@/app/_ui/callout'
import type { Notice } from './saver'
import { type Write, writeInWords } from './writes'

/** Conflicts and refusals of what was recorded, in words, with what can be done. They stay until put away. */
export function Notices({
  notices,
  numberOf,
  onAgain,
  onDismiss,
}: {
  notices: readonly Notice[]
  numberOf: (setItemId: string) => number
  onAgain: (write: Write) => void
  onDismiss: (id: string) => void
}) {
  if (notices.length === 0) return null
  return (
    <div className="flex flex-col gap-2 pt-3">
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
    </div>
  )
}
